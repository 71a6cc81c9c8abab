"""The day that figures are read at."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError

FIRST = dt.date(1990, 1, 1)


def asked_day(request: HttpRequest) -> dt.date | None:
    """The day asked for by `?as_of=`; None means the last change in the data."""
    text = request.GET.get("as_of", "").strip()
    if not text:
        return None
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise DomainError(
            _("“%(text)s” is not a day of the calendar.") % {"text": text[:40]},
            _("Write the day as 2026-11-20, or leave it empty for the last change in the data."),
        )
    if not FIRST <= day <= timezone.localdate():
        raise DomainError(
            _("Nothing can be read on %(day)s.") % {"day": day.isoformat()},
            _("Choose a day between 1990 and today."),
        )
    return day
