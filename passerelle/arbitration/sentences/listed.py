"""What the list of arbitrations concludes: which is to be frozen, and by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from passerelle.arbitration.models import Arbitration
from passerelle.kernel.typography import short_date
from passerelle.ui.language import lang


def verdict(
    rows: QuerySet[Arbitration], *, today: dt.date, over: Collection[int] = frozenset()
) -> str:
    """The next to be frozen; where no day is to come, the one that looks furthest ahead. `over`: ids already frozen."""
    still = rows.exclude(pk__in=over)
    ahead = still.filter(due_on__gte=today)
    following = ahead.order_by("due_on", "-number").first()
    if following is None:
        last = still.order_by("-first", "-number").first()
        if last is None:
            return (
                _("All that was arbitrated is frozen.") if over else _("Nothing is arbitrated yet.")
            )
        if last.due_on:
            return _late(last)
        return _("No day is said by which %(name)s is to be frozen.") % {"name": last.name}
    said = {"name": following.name, "day": short_date(following.due_on, lang(), year=True)}
    return _("%(name)s is to be frozen by %(day)s.") % said


def _late(one: Arbitration) -> str:
    said = {"name": one.name, "day": short_date(one.due_on, lang(), year=True)}
    return _("%(name)s was to be frozen by %(day)s, and is not.") % said
