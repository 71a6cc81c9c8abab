"""For how long something has been waiting, in two characters or so."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def age(since: dt.datetime | None, *, now: dt.datetime) -> str:
    """Minutes within the hour, hours within the day, then days; empty where nobody knows."""
    if since is None:
        return ""
    waited = max(now - since, dt.timedelta(0))
    if waited < HOUR:
        return _("%(n)s min") % {"n": waited // dt.timedelta(minutes=1)}
    if waited < DAY:
        return _("%(n)s h") % {"n": waited // HOUR}
    return _("%(n)s d") % {"n": waited // DAY}
