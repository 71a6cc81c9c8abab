"""A review as rows to scan: texts are written, drawings made, names kept from who may not see them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from passerelle.commitment.models import Cause, Commitment
from passerelle.commitment.proof import sentences
from passerelle.commitment.proof.effect import Moved
from passerelle.commitment.proof.outcome import Came
from passerelle.commitment.proof.review import chosen_lines, needs_cause
from passerelle.kernel.typography import number, quantity, short_date
from passerelle.kpis.models import Measure
from passerelle.kpis.queries import visible as visible_measures
from passerelle.people.models import Person
from passerelle.people.queries import company
from passerelle.reports.drawing import Ruler
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class Effect:
    """`said` is the verdict or the refusal; `ruler` is None where there is no number to draw."""

    tone: str
    said: str
    figure: str = ""
    interval: str = ""
    promised: str = ""
    measure: str = ""
    is_weak: bool = False
    ruler: Ruler | None = None
    moved: Moved | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One initiative of a review."""

    number: int
    code: str
    title: str
    url: str
    promised: str
    tone: str
    word: str
    days: str
    is_traced: str
    awaited: str
    odds: float | None
    effect: Effect
    cost: str
    cause: str
    has_gap: bool
    is_confirmed: bool


class Reader:
    """Reads the lines of one commitment for one person: measures they see, causes that were confirmed."""

    def __init__(self, person: Person, commitment: Commitment) -> None:
        self.commitment = commitment
        self.lines = {line["number"]: line for line in chosen_lines(commitment)}
        asked = [line["measure_id"] for line in self.lines.values()]
        rows = visible_measures(person, archived=True).filter(pk__in=[pk for pk in asked if pk])
        self.measures: dict[int, Measure] = {row.pk: row for row in rows}
        causes = Cause.objects.filter(commitment=commitment).order_by("at", "pk")
        self.causes = {one.initiative.number: one for one in causes.select_related("initiative")}

    def row(self, told: Mapping[str, Any]) -> Row:
        line, came = self.lines[told["number"]], Came(told["came"])
        tone, word = sentences.WORDS[came]
        cause = self.causes.get(told["number"])
        has_gap = self.has_gap(told)
        return Row(
            number=told["number"],
            code=line["code"],
            title=line["title"],
            url=reverse("commitment:promise", args=[self.commitment.number, told["number"]]),
            promised=short_date(_day(line["promised_on"]), lang()),
            tone=tone,
            word=str(word),
            days=sentences.days_late(came, told["days"]),
            is_traced=traced(told),
            awaited=sentences.awaited(told.get("expected")),
            odds=line["odds"],
            effect=self.effect(line, told["effect"]),
            cost=cost(told["cost"]),
            cause=cause.get_kind_display() if cause else _proposed(told) if has_gap else "",
            has_gap=has_gap,
            is_confirmed=cause is not None,
        )

    def has_gap(self, told: Mapping[str, Any]) -> bool:
        """Of a measure that this person does not see, only the dates are told."""
        hidden = self.lines[told["number"]]["measure_id"] not in self.measures
        return needs_cause({**told, "effect": {}} if hidden else told)

    def effect(self, line: Mapping[str, Any], told: Mapping[str, Any]) -> Effect:
        """Of a measure that this person does not see, nothing is said."""
        measure = self.measures.get(line["measure_id"])
        if line["measure_id"] and measure is None:
            return Effect("none", _("Its measure is not yours to read."))
        if "refusal" in told:
            return Effect("none", sentences.refused(told), measure=measure.name if measure else "")
        assert measure is not None
        tone, said = sentences.MOVED[Moved(told["moved"])]
        promised = line["effect"][1] if line["effect"] else None
        return Effect(
            tone=tone,
            said=str(said),
            figure=_change(measure, told["average"]),
            interval=_("between %(low)s and %(high)s, eight chances in ten")
            % {"low": _change(measure, told["low"]), "high": _change(measure, told["high"])},
            promised="" if promised is None else _change(measure, promised),
            measure=measure.name,
            is_weak=told["weak"],
            moved=Moved(told["moved"]),
            ruler=Ruler(
                start=0.0,
                done=told["average"],
                low=told["low"],
                mid=told["average"],
                high=told["high"],
                target=promised,
                state="off" if tone == "off" else "",
            ),
        )


def traced(told: Mapping[str, Any]) -> str:
    """What the outcome rests on where the roadmap is silent."""
    if told["told"] != "tracker":
        return ""
    return _("from its work items, %(share)s of them dated") % {
        "share": sentences.share(told["coverage"] or 0)
    }


def cost(told: Mapping[str, Any]) -> str:
    """What it took, or why nobody knows; never a pace dressed as a measure."""
    if "refusal" in told:
        return sentences.refused(told)
    parts = []
    if told["weeks"] is not None:
        parts.append(_("%(n)s person-weeks") % {"n": number(told["weeks"], lang(), decimals=1)})
    if told["money"] is not None:
        parts.append(quantity(told["money"], f"k{company().symbol}", lang()))
    said = ", ".join(parts)
    return _("%(n)s at the frozen pace") % {"n": said} if told["kind"] == "pace" else said


def _proposed(told: Mapping[str, Any]) -> str:
    kinds = dict(Cause.Kind.choices)
    return str(kinds[told["clues"][0]["kind"]]) if told["clues"] else ""


def _change(measure: Measure, value: float) -> str:
    unit = _("pt") if measure.unit == "%" else measure.unit
    return quantity(value, unit, lang(), decimals=measure.decimals, sign=True)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True)
class Sums:
    """What a heading needs of the rows of a review."""

    due: int
    kept: int
    told: float | None
    moved: Counter[Moved]
    gaps: int
    confirmed: int


def sums(rows: list[Row], facts: Mapping[str, Any], lines: Mapping[int, Mapping[str, Any]]) -> Sums:
    """Promises are counted once their day is past: those kept early would make the rest look better."""
    on = dt.date.fromisoformat(facts["on"])
    due = [
        one
        for one in facts["lines"]
        if (day := _day(lines[one["number"]]["promised_on"]))
        and day <= on
        and one["came"] != "gone"
    ]
    odds = [lines[one["number"]]["odds"] for one in due]
    known = [one for one in odds if one is not None]
    moved = Counter(row.effect.moved for row in rows if row.effect.moved)
    return Sums(
        due=len(due),
        kept=sum(one["came"] == Came.ON_TIME.value for one in due),
        told=sum(known) / len(known) if known and len(known) == len(due) else None,
        moved=moved,
        gaps=sum(row.has_gap for row in rows),
        confirmed=sum(row.has_gap and row.is_confirmed for row in rows),
    )
