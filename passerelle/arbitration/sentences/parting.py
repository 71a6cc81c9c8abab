"""What separates the scenarios about one initiative, from letters and a reason already in words. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

GROUPS = (
    ("changes", gettext_lazy("What changes from one scenario to another")),
    ("in", gettext_lazy("In every scenario")),
    ("out", gettext_lazy("In no scenario")),
)


def by_all(later: Sequence[str]) -> str:
    """All hold it; some later than others."""
    return _("Later in %(letters)s") % {"letters": ", ".join(later)} if later else _("Nothing")


def by_some(reason: str, letters: Sequence[str], *, everywhere: bool) -> str:
    """Some leave it out, or all do: the reason of the first that does."""
    if everywhere:
        return reason
    return _("Out of %(letters)s: %(reason)s") % {"letters": ", ".join(letters), "reason": reason}
