"""What is known of a measure when somebody asks why it moved: its values, its events, what shares its source."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np

from passerelle.engine.explain.answer.question import (
    Event,
    Floats,
    Happening,
    Loads,
    Question,
    Reading,
    Role,
    Witness,
)
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.kernel.finding import Refusal
from passerelle.kpis.models import DatedEvent, Measure, RollUp
from passerelle.kpis.queries import visible
from passerelle.kpis.queries.events import concerning
from passerelle.kpis.queries.series import points_of
from passerelle.kpis.store.leaves import Leaves, leaves

DAILY = ("hour", "day")
WITNESSES = 12
LATELY = 1100  # days of past that are looked at


def question(person: Any, measure: Measure, *, since: dt.date | None) -> Question | Refusal:
    """The question as this person may ask it: other series and events are those that they see.

    Refuses a measure that is kept by the week or more, or that has no file of values.
    """
    if measure.cadence not in DAILY:
        return Refusal("days-needed", ("values by day or by hour",))
    paths = list(measure.loads.order_by("at", "id").values_list("path", flat=True))
    found = leaves(paths, dimensions=measure.dimensions)
    if found is None:
        return Refusal("no-values", ("a file of values",))
    reading = _reading(measure, found)
    return Question(
        reading,
        witnesses=_witnesses(person, measure, reading.days),
        events=_events(measure),
        loads=_loads(measure, found),
        since=since,
    )


def _reading(measure: Measure, found: Leaves) -> Reading:
    cube = Cube(found.dimensions, found.values, found.codes)
    sums, totals = found.sums, None
    if measure.formula == Measure.Formula.COUNT:
        sums = found.counts
    elif measure.formula == Measure.Formula.MEAN:
        totals = found.counts
    elif measure.formula == Measure.Formula.RATIO:
        totals = found.totals
    tail = slice(-LATELY, None)
    return Reading(
        found.days[tail],
        cube,
        sums[tail],
        None if totals is None else totals[tail],
        found.counts[tail],
    )


def _witnesses(person: Any, measure: Measure, days: tuple[dt.date, ...]) -> tuple[Witness, ...]:
    """Other measures read from the same source: what breaks the pipe breaks them too."""
    if not measure.source:
        return ()
    others = visible(person).filter(source=measure.source, cadence="day").exclude(pk=measure.pk)
    kept = RollUp.objects.filter(measure__in=others[:WITNESSES], dimension="")
    rows = kept.values_list("measure__name", "points").order_by("measure__name")
    return tuple(Witness(name, Role.PIPELINE, _on(points, days)) for name, points in rows)


def _on(raw: list[Any], days: tuple[dt.date, ...]) -> Floats:
    known = {point.on: point.value for point in points_of(raw) if point.value is not None}
    return np.array([known.get(day, np.nan) for day in days])


def _events(measure: Measure) -> tuple[Event, ...]:
    """Dated events of the kinds that weigh; others are drawn on the chart only."""
    kinds = {str(kind) for kind in Happening}
    return tuple(
        Event(row.on, Happening(row.kind), row.label, tuple(row.where.items()), row.end)
        for row in DatedEvent.objects.filter(concerning(measure))
        if row.kind in kinds
    )


def _loads(measure: Measure, found: Leaves) -> Loads:
    first, *_ = found.days[-LATELY:]
    changed = sorted(d for d in measure.definitions.values_list("since", flat=True))[1:]
    return Loads(
        rows=found.counts[-LATELY:].sum(axis=1), defined=tuple(d for d in changed if d > first)
    )
