"""Kept answers, what was decided about them, and how well our verdicts hold, as sentences."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.analysis.models import Decision
from passerelle.analysis.sentences.why.facts import percent
from passerelle.analysis.sentences.why.verdicts import KINDS
from passerelle.engine.explain.answer.shapes import Kind
from passerelle.engine.explain.record import Band, Record
from passerelle.kernel.finding import Refusal
from passerelle.kernel.typography import number, short_date
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class Said:
    """One decision: what was said and found, what had been announced of it, by whom and when."""

    measure: str
    slug: str
    answer_id: int
    since: str
    announced: str
    said: str
    note: str
    by: str
    at: str
    is_readable: bool


def said(row: Decision, readable: set[int]) -> Said:
    """`readable` holds the ids of the answers that the reader may open."""
    answer = row.answer
    return Said(
        answer.measure.name,
        answer.measure.slug,
        answer.pk,
        short_date(answer.since, lang(), year=True),
        announced(answer.chances),
        row.get_found_display() if row.found else row.get_said_display(),
        row.note,
        str(row.by or "—"),
        short_date(timezone.localdate(row.at), lang(), year=True),
        answer.pk in readable,
    )


def announced(chances: dict[str, float]) -> str:
    """The likeliest kind with its likelihood, as it was told then."""
    kind, chance = max(chances.items(), key=lambda pair: pair[1])
    return f"{KINDS[Kind(kind)]} · {percent(chance)}"


def title(told: Record | Refusal, *, checked: int) -> str:
    """What the checks allow to say of our verdicts, all of them together."""
    if isinstance(told, Refusal):
        return ngettext(
            "One answer was checked: too few to tell whether our verdicts hold",
            "%(n)s answers were checked: too few to tell whether our verdicts hold",
            checked,
        ) % {"n": number(checked, lang())}
    if told.holds:
        return _("Our verdicts hold what they announce, as far as checks can tell")
    if told.whole.announced > (told.whole.high or 1.0):
        return _("Our verdicts are surer than they should be")
    return _("Our verdicts are right more often than they announce")


def none_checked() -> str:
    return _("No answer was checked yet: nothing says whether our verdicts hold")


def missing(refusal: Refusal) -> str:
    """How many more checks are needed."""
    more = int(refusal.needs[0].split()[0])
    return ngettext(
        "%(n)s more checked answer is needed before a share may be told.",
        "%(n)s more checked answers are needed before a share may be told.",
        more,
    ) % {"n": number(more, lang())}


@dataclass(frozen=True, slots=True)
class BandRow:
    name: str
    answers: str
    announced: str
    right: str
    range: str


def bands(told: Record) -> list[BandRow]:
    """One row for each band of announced likelihood, then all of them."""
    rows = [_band(band, _between(band)) for band in told.bands]
    return [*rows, _band(told.whole, _("All of them"))]


def _between(band: Band) -> str:
    if not band.start:
        return _("under %(stop)s") % {"stop": percent(band.stop)}
    return _("%(start)s to %(stop)s") % {
        "start": percent(band.start),
        "stop": percent(band.stop),
    }


def _band(band: Band, name: str) -> BandRow:
    told = _("too few to tell")
    if band.low is not None and band.high is not None:
        told = _("%(low)s to %(high)s") % {"low": percent(band.low), "high": percent(band.high)}
    return BandRow(
        name,
        number(band.answers, lang()),
        percent(band.announced),
        number(band.right, lang()),
        told,
    )


def brier(told: Record) -> str:
    """The score with its interval, and what it would be if the likelihoods held."""
    figures = (told.brier, told.brier_low, told.brier_high, told.promised)
    score, low, high, promised = (number(figure, lang(), decimals=2) for figure in figures)
    return _(
        "Brier score %(score)s, between %(low)s and %(high)s at 95%%; %(promised)s if the likelihoods"
        " announced held. 0 is sure and right, 2 sure and wrong; saying one in five of each kind scores 0.8."
    ) % {"score": score, "low": low, "high": high, "promised": promised}
