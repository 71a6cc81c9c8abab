"""How an initiative stands against its promise, as a shape, a word and a sentence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.kernel.typography import short_date
from passerelle.roadmap import titles
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.standing import Standing, of_dates
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class Timing:
    """`tone` names the sign (ok, watch, off, none, done); `word` stands beside it; `say` is the whole sentence."""

    tone: str
    word: str
    say: str


def timing_of(row: Initiative) -> Timing:
    """From the dates alone: the promise against the expected or real end, and today."""
    drift = overdue = None
    if row.promised_on and row.expected_end:
        drift = (row.expected_end - row.promised_on).days
    if row.promised_on and row.is_live:
        overdue = max(0, (timezone.localdate() - row.promised_on).days) or None
    standing = standing_of(row, today=timezone.localdate())
    is_doubtful = standing is Standing.DOUBTFUL
    say = titles.of_timing(state=row.state, drift=drift, overdue=overdue, is_doubtful=is_doubtful)
    end = short_date(row.end_on, lang()) if row.end_on else ""
    return Timing(standing.tone, word_of(standing, end), say)


def standing_of(row: Initiative, *, today: dt.date) -> Standing:
    """The same for a list, which writes no sentence."""
    return of_dates(
        row.state,
        promised=row.promised_on,
        end=row.end_on,
        late=row.late_on,
        delivered=row.delivered_on,
        today=today,
    )


def word_of(standing: Standing, end: str) -> str:
    """The word beside the sign; without a promise or a plan, when it is expected (`end` as it is written)."""
    if standing not in {Standing.UNPROMISED, Standing.UNPLANNED}:
        return standing.word
    return _("Expected %(date)s, not promised") % {"date": end} if end else _("No date yet")
