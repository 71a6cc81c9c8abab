"""What the list of arbitrations concludes: which is to be frozen, and by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from passerelle.arbitration.models import Arbitration
from passerelle.kernel.typography import short_date
from passerelle.ui.language import lang


def verdict(rows: Sequence[Arbitration], *, today: dt.date) -> str:
    """The next to be frozen; where no day is to come, the one that looks furthest ahead."""
    if not rows:
        return _("Nothing is arbitrated yet.")
    ahead = [row for row in rows if row.due_on and row.due_on >= today]
    if not ahead:
        last = max(rows, key=lambda row: row.first)
        return _("%(name)s looks furthest ahead.") % {"name": last.name}
    following = min(ahead, key=lambda row: row.due_on or today)
    said = {"name": following.name, "day": short_date(following.due_on, lang(), year=True)}
    return _("%(name)s is to be frozen by %(day)s.") % said
