"""A commitment held to what came by a day: plain values, kept as they were known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from passerelle.commitment.models import Commitment, Control, Spent
from passerelle.commitment.proof import effect, values
from passerelle.commitment.proof.clues import clues
from passerelle.commitment.proof.cost import cost
from passerelle.commitment.proof.facts import facts_of
from passerelle.commitment.proof.outcome import Came, Outcome, outcome
from passerelle.commitment.proof.weeks import Days
from passerelle.jobs.running import report
from passerelle.kernel.finding import Refusal
from passerelle.kpis.models import Measure
from passerelle.roadmap.models import Initiative

LATE = {Came.LATE, Came.OVERDUE, Came.DROPPED}
MISSED = {effect.Moved.FLAT, effect.Moved.WORSE}


def frozen_on(commitment: Commitment) -> dt.date:
    return timezone.localdate(commitment.at)


def chosen_lines(commitment: Commitment) -> list[dict[str, Any]]:
    return [line for line in commitment.content["lines"] if line["chosen"]]


def outcomes(commitment: Commitment, *, on: dt.date) -> dict[int, Outcome]:
    """What became of each chosen line by that evening, by number."""
    lines = chosen_lines(commitment)
    facts = facts_of([line["number"] for line in lines])
    return {one["number"]: outcome(one, facts.get(one["number"]), on=on) for one in lines}


def review(commitment: Commitment, *, on: dt.date) -> dict[str, Any]:
    """Everything known of its chosen lines by that evening. People stand in it nowhere."""
    lines, came = chosen_lines(commitment), outcomes(commitment, on=on)
    numbers = frozenset(came)
    found = Initiative.objects.filter(number__in=numbers).select_related("success_measure", "team")
    rows = {row.number: row for row in found}
    told = []
    for n, line in enumerate(lines):
        report(n, len(lines))
        row = rows.get(line["number"])
        told.append(_line(commitment, line, came[line["number"]], row, on=on, chosen=numbers))
    return {"on": on.isoformat(), "lines": told}


def _line(
    commitment: Commitment,
    line: Mapping[str, Any],
    came: Outcome,
    row: Initiative | None,
    *,
    on: dt.date,
    chosen: frozenset[int],
) -> dict[str, Any]:
    told: dict[str, Any] = {
        "number": line["number"],
        "came": came.came.value,
        "days": came.days,
        "expected": came.expected,
        "on": came.on.isoformat() if came.on else None,
        "told": came.told.value,
        "coverage": came.coverage,
        "effect": effect_of(line, row, came, until=on),
        "cost": {"refusal": "nothing-spent"},
        "clues": [],
    }
    if row is None:
        return told
    spent = list(Spent.objects.filter(initiative=row))
    told["cost"] = cost(line, spent, on=on, delivered=came.on)
    if needs_cause(told):
        told["clues"] = clues(
            line, row, told["cost"], frozen=frozen_on(commitment), stop=came.on or on, chosen=chosen
        )
    return told


def needs_cause(told: Mapping[str, Any]) -> bool:
    """Whether there is a gap to explain: late, past its day, given up, or a measure that did not follow."""
    return told["came"] in LATE or told["effect"].get("moved") in MISSED


def effect_of(
    line: Mapping[str, Any], row: Initiative | None, came: Outcome, *, until: dt.date
) -> dict[str, Any]:
    """The measure against its frozen effect: what was found, or the code of the refusal and what it needs."""
    measure = Measure.objects.filter(pk=line.get("measure_id")).first()
    if measure is None or row is None:
        return _refused(Refusal("no-measure", ("a measure of success",)))
    if came.on is None:
        return _refused(Refusal("not-delivered", ("a day of delivery",)))
    days = values.days_of(measure)
    if isinstance(days, Refusal):
        return _refused(days)
    bounds = values.bounds(row, measure, on=came.on, until=until)
    if isinstance(bounds, Refusal):
        return _refused(bounds)
    found = effect.found(
        days, on=came.on, since=bounds.since, until=bounds.until, controls=_controls(row)
    )
    if isinstance(found, Refusal):
        return _refused(found)
    promised = line.get("effect")
    is_down = measure.direction == Measure.Direction.DOWN
    return {
        "average": found.average,
        "low": found.low,
        "high": found.high,
        "usual": found.usual,
        "before": found.before,
        "after": found.after,
        "until": found.until.isoformat(),
        "controls": list(found.controls),
        "weak": found.is_weak,
        "digest": found.digest,
        "moved": effect.moved(
            found.average, found.spread, promised=promised, is_down=is_down
        ).value,
        "ratio": effect.ratio(found.average, found.spread, promised),
    }


def _controls(row: Initiative) -> dict[int, Days]:
    kept = Control.objects.filter(initiative=row).select_related("measure")
    read = {one.measure_id: values.days_of(one.measure) for one in kept.order_by("measure")}
    return {pk: days for pk, days in read.items() if not isinstance(days, Refusal)}


def _refused(refusal: Refusal) -> dict[str, Any]:
    return {"refusal": refusal.code, "needs": list(refusal.needs)}
