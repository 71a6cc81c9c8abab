"""How an initiative stands against its promise, as a shape, a word and a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from passerelle.kernel.typography import short_date
from passerelle.roadmap import titles
from passerelle.roadmap.models import Initiative
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
    say = titles.of_timing(state=row.state, drift=drift, overdue=overdue)
    tone, word = _sign(row, drift, overdue)
    return Timing(tone, word, say)


def _sign(row: Initiative, drift: int | None, overdue: int | None) -> tuple[str, str]:
    if row.state == Initiative.State.DELIVERED:
        return "done", pgettext("initiative", "Delivered")
    if row.state == Initiative.State.DROPPED:
        return "none", pgettext("initiative", "Dropped")
    if overdue:
        return "off", _("Past its promise")
    if drift is None:
        return "none", _expected(row)
    return ("watch", _("Expected late")) if drift > 0 else ("ok", _("In time"))


def _expected(row: Initiative) -> str:
    if row.end_on is None:
        return _("No date yet")
    return _("Expected %(date)s, not promised") % {"date": short_date(row.end_on, lang())}
