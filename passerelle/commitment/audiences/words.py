"""What the roadmap of an audience says: its title, and each move as one sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from passerelle.commitment.audiences.told import Move, Roadmap


def verdict(it: Roadmap) -> str:
    """What comes, then what moved since; counts only what this audience reads."""
    if not it.rows:
        return _("Nothing to tell yet.")
    said = {"coming": len(it.rows) - it.delivered, "done": it.delivered, "moves": len(it.moves)}
    if not it.moves:
        return _("To come: %(coming)s. Delivered: %(done)s. Nothing has moved.") % said
    return (
        ngettext(
            "To come: %(coming)s. Delivered: %(done)s. %(moves)s change since the freeze.",
            "To come: %(coming)s. Delivered: %(done)s. %(moves)s changes since the freeze.",
            len(it.moves),
        )
        % said
    )


def of_move(one: Move) -> str:
    """Between two periods of the audience, never finer."""
    if one.what == "added":
        return _("Added, for %(now)s") % {"now": one.now}
    if one.what == "delivered":
        return pgettext("initiative", "Delivered")
    if one.what == "removed":
        return _("Taken off the roadmap")
    return _("%(was)s, now %(now)s") % {"was": one.was, "now": one.now}
