"""What is known of a measure when somebody asks why it moved: its values, its events, what shares its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np
from django.db.models import Q

from passerelle.engine.explain.answer.question import (
    Event,
    Happening,
    Loads,
    Question,
    Reading,
    Role,
    Witness,
)
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.kernel.finding import Refusal
from passerelle.kpis.models import DatedEvent, Measure, MeasureLink
from passerelle.kpis.queries import visible
from passerelle.kpis.queries.events import concerning
from passerelle.kpis.store.leaves import Leaves, leaves

DIVIDE = MeasureLink.Operation.DIVIDE
WITNESSES = 8
LATELY = 1100  # days of past that are looked at
DAILY = 0.6  # share of the days that hold rows, under which a measure is not kept by the day


def question(person: Any, measure: Measure, *, since: dt.date | None) -> Question | Refusal:
    """The question as this person may ask it: other series and events are those that they see.

    Refuses a measure without a file of values, or whose files do not hold most days.
    """
    found = _by_day(measure, measure.dimensions)
    if isinstance(found, Refusal):
        return found
    reading = _reading(measure, found)
    return Question(
        reading,
        witnesses=_witnesses(person, measure, reading.days),
        events=_events(person, measure),
        loads=_loads(measure, found),
        since=since,
    )


def by_segments(measure: Measure) -> Reading | Refusal:
    """The measure by day and leaf; refused where a question about it is, and where days do not add up."""
    if measure.formula == Measure.Formula.LAST or not measure.dimensions:
        return Refusal("days-needed", ("values by day or by hour, in segments",))
    found = _by_day(measure, measure.dimensions)
    return found if isinstance(found, Refusal) else _reading(measure, found)


def whole(measure: Measure) -> Reading | Refusal:
    """The measure by day, all segments together; refused where a question about it is."""
    found = _by_day(measure, ())
    return found if isinstance(found, Refusal) else _reading(measure, found)


def _by_day(measure: Measure, dimensions: Sequence[str]) -> Leaves | Refusal:
    found = leaves(measure.files(), dimensions=dimensions, days=LATELY)
    if found is None:
        return Refusal("no-values", ("a file of values",))
    if (found.counts.sum(axis=1) > 0).mean() < DAILY:
        return Refusal("days-needed", ("values by day or by hour",))
    return found


def _reading(measure: Measure, found: Leaves) -> Reading:
    cube = Cube(found.dimensions, found.values, found.codes)
    sums, totals = found.sums, None
    if measure.formula == Measure.Formula.COUNT:
        sums = found.counts
    elif measure.formula == Measure.Formula.MEAN:
        totals = found.counts
    elif measure.formula == Measure.Formula.RATIO:
        totals = found.totals
    return Reading(found.days, cube, sums, totals, found.counts)


def _witnesses(person: Any, measure: Measure, days: tuple[dt.date, ...]) -> tuple[Witness, ...]:
    """What the tree of measures puts before and after it, and what is read from the same source."""
    found = []
    for other, role in _others(person, measure)[:WITNESSES]:
        read = leaves(other.files(), dimensions=(), days=LATELY)
        if read is not None:
            whole = _reading(other, read)
            known = dict(zip(whole.days, whole.whole.tolist(), strict=True))
            values = np.array([known.get(day, np.nan) for day in days])
            found.append(Witness(other.name, role, values, key=other.pk))
    return tuple(found)


def _others(person: Any, measure: Measure) -> list[tuple[Measure, Role]]:
    """Measures that this person sees, each with what it is to this one; sums and counts only.

    A rate of the tree is a later step over an earlier one: its terms are before and after each other.
    """
    above = MeasureLink.objects.filter(child=measure).values_list("parent_id", "operation")
    roles: dict[int, Role] = {}
    for parent, operation in above:
        sides = MeasureLink.objects.filter(parent=parent).exclude(child=measure)
        for child, other in sides.values_list("child_id", "operation"):
            if other == DIVIDE and operation != DIVIDE:
                roles[child] = Role.UPSTREAM
            elif operation == DIVIDE and other != DIVIDE:
                roles[child] = Role.DOWNSTREAM
    seen = visible(person).filter(formula__in=("sum", "count")).exclude(pk=measure.pk)
    told = [(row, roles[row.pk]) for row in seen.filter(pk__in=roles).order_by("pk")]
    if not measure.source:
        return told
    rest = seen.filter(source=measure.source).exclude(pk__in=roles).order_by("pk")
    return told + [(row, Role.PIPELINE) for row in rest[:WITNESSES]]


def _events(person: Any, measure: Measure) -> tuple[Event, ...]:
    """Dated events of the kinds that weigh, its own and those of the measures it is made of that this person
    sees: a campaign on visits is one on sign-ups. Others are drawn on the chart only.

    Of one product only, and each with the key of its measure: an answer that is kept is closed to whoever does not
    see that measure.
    """
    kinds = {str(kind) for kind in Happening}
    made_of = visible(person).filter(pk__in=_below(measure), product=measure.product_id)
    return tuple(
        Event(
            row.on,
            Happening(row.kind),
            row.label,
            tuple(row.where.items()),
            row.end,
            key=None if row.measure_id == measure.pk else row.measure_id,
        )
        for row in DatedEvent.objects.filter(concerning(measure) | Q(measure__in=made_of))
        if row.kind in kinds
    )


def _below(measure: Measure) -> set[int]:
    """Every measure under it in the tree, at whatever depth."""
    found: set[int] = set()
    level = {measure.pk}
    while level:
        rows = MeasureLink.objects.filter(parent__in=level).values_list("child_id", flat=True)
        level = set(rows) - found - {measure.pk}
        found |= level
    return found


def _loads(measure: Measure, found: Leaves) -> Loads:
    first, *_ = found.days
    changed = sorted(d for d in measure.definitions.values_list("since", flat=True))[1:]
    return Loads(rows=found.counts.sum(axis=1), defined=tuple(d for d in changed if d > first))
