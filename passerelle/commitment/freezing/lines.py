"""Every candidate as a line of what is frozen: what was known of it on that day, chosen or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Sum

from passerelle.arbitration.models import Solution
from passerelle.commitment.content import Line, Named
from passerelle.kernel.periods import Quarter
from passerelle.kernel.ranges import ThreePoint
from passerelle.roadmap.models import Initiative, SkillNeed

WEEKS = "person-weeks"
REASONS = {
    "capacity": "capacity",
    "money": "cash",
    "order": "needs",
    "apart": "apart",
    "floor": "floor",
}
"""By `Binds.what` of the engine."""


def lines_of(
    rows: Mapping[int, Initiative],
    solution: Solution,
    *,
    odds: Mapping[int, float],
    quarters: list[Quarter],
    price: float | None,
) -> list[Line]:
    """By number; what is not chosen says what binds."""
    held = {one["number"]: one for one in solution.found["lines"]}
    why = solution.found["why"]
    needs = _efforts(rows)
    return [
        _line(
            row,
            held.get(number),
            why.get(str(number)),
            odds=odds,
            quarters=quarters,
            weeks=needs.get(row.pk),
            price=price,
        )
        for number, row in sorted(rows.items())
        if number in held or str(number) in why or row.is_live
    ]


def _line(
    row: Initiative,
    held: dict[str, Any] | None,
    why: dict[str, Any] | None,
    *,
    odds: Mapping[int, float],
    quarters: list[Quarter],
    weeks: float | None,
    price: float | None,
) -> Line:
    promised = promised_on(row, held, quarters)
    effort, cost = asked(row, weeks=weeks, price=price)
    return {
        **named(row),
        "chosen": held is not None,
        "first": str(quarters[held["first"]]) if held else None,
        "last": str(quarters[held["last"]]) if held else None,
        "start_on": _day(row.start_on),
        "end_on": _day(row.end_on),
        "late_on": _day(row.late_on),
        "promised_on": _day(promised),
        "odds": odds.get(row.number),
        "value": points(row.value),
        "cost": cost,
        "effort": effort,
        "effect": points(row.effect),
        "reason": None if held else reason(why),
    }


def named(row: Initiative) -> Named:
    """What it is on that day, chosen or not."""
    return {
        "number": row.number,
        "code": row.code,
        "title": row.title,
        "product_id": row.product_id,
        "team": row.team.name if row.team else "",
        "kind": row.theme.kind if row.theme else "",
        "theme": row.theme.name if row.theme else "",
        "sponsor_id": row.sponsor_id,
        "confidence": row.confidence,
        "measure_id": row.success_measure_id,
    }


def promised_on(row: Initiative, held: dict[str, Any] | None, quarters: list[Quarter]) -> Any:
    """A promise that was made stands; what is chosen without one is promised for the end that its plan gives."""
    if held is None or row.promised_on:
        return row.promised_on
    return row.end_on or quarters[held["last"]].end


def reason(why: dict[str, Any] | None) -> str:
    """The code of what binds the most; a candidate that nothing holds back is not worth its place."""
    if why is None:
        return "unframed"
    if why["first"] is None:
        return "forced"
    return REASONS[why["binds"][0]["what"]] if why["binds"] else "worth"


def points(value: ThreePoint | None) -> list[float] | None:
    return None if value is None else [value.low, value.mid, value.high]


def asked(
    row: Initiative, *, weeks: float | None, price: float | None
) -> tuple[list[float] | None, list[float] | None]:
    """Person-weeks, then thousands: what was said in one of them; the price of a week leads from one to the other."""
    said = points(row.cost)
    if said is None:
        effort = [weeks] * 3 if weeks else None
        return effort, _priced(effort, price)
    if row.cost_unit == WEEKS:
        return said, _priced(said, price)
    return ([weeks] * 3 if weeks else None), said


def _priced(effort: list[float] | None, price: float | None) -> list[float] | None:
    return [one * price for one in effort] if effort and price else None


def _efforts(rows: Mapping[int, Initiative]) -> dict[int, float]:
    """By id: person-weeks asked of all teams."""
    needs = SkillNeed.objects.filter(initiative__in=list(rows.values()))
    summed = needs.values("initiative_id").annotate(weeks=Sum("person_weeks"))
    return {one["initiative_id"]: one["weeks"] for one in summed}


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None
