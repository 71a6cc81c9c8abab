"""Rolling a measure up again after anything that changes its values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction

from passerelle.kpis import store
from passerelle.kpis.coarser import period_end
from passerelle.kpis.models import Measure, RollUp, TypedValue
from passerelle.kpis.models.load import recent_of
from passerelle.kpis.signals import rolled_up

T = TypeVar("T")
COUNTED = ["formula", "cadence", "dimensions"]


def refresh(measure: Measure) -> None:
    """Replace the roll-ups of a measure: from its loads, then the values typed by hand, which win."""
    changing(measure, lambda: None)


def changing(
    measure: Measure,
    change: Callable[[], T],
    *,
    plus: Sequence[str] = (),
    minus: Sequence[str] = (),
    redefines: bool = False,
) -> T:
    """Make a change and publish the roll-ups as they are after it, together.

    A million rows take seconds to roll up: that is done first, outside the transaction, for the files
    there will be (`plus`, `minus`), so that other writers never wait. Where a load came in meanwhile,
    or somebody changed how the measure is counted, it is done again; `redefines` says that the change
    itself writes how it is counted.
    """
    while True:
        ahead = roll_ahead(measure, plus=plus, minus=minus)
        with transaction.atomic():
            if still_holds(measure, ahead) and (redefines or still_counts(measure, ahead)):
                done = change()
                publish(measure, ahead)
                return done
        if not redefines:
            measure.refresh_from_db(fields=COUNTED)


@dataclass(frozen=True, slots=True)
class Ahead:
    """Roll-ups computed for the loads that a measure had (`known`) and is about to have, counted as it said then."""

    known: list[str]
    rolled: store.Rolled
    counted: tuple[Any, ...]


def roll_ahead(measure: Measure, *, plus: Sequence[str] = (), minus: Sequence[str] = ()) -> Ahead:
    """The slow part, outside any transaction. The measure may not be saved yet."""
    known = measure.files()
    files = [path for path in known if path not in minus]
    files += [path for path in plus if path not in known]
    rolled = store.roll_up(
        files, formula=measure.formula, cadence=measure.cadence, dimensions=measure.dimensions
    )
    return Ahead(known, rolled, tuple(getattr(measure, name) for name in COUNTED))


def still_holds(measure: Measure, ahead: Ahead) -> bool:
    """Whether no load came in meanwhile; holds the measure until the end of the transaction."""
    Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    return measure.files() == ahead.known


def still_counts(measure: Measure, ahead: Ahead) -> bool:
    """Whether the measure, as it is written now, is counted as it was rolled up; what changes it comes before."""
    rows: Any = Measure.objects.filter(pk=measure.pk).values_list(*COUNTED)
    return bool(rows.get() == ahead.counted)


def publish(measure: Measure, ahead: Ahead) -> None:
    """Replace the roll-ups, inside the transaction that changes the loads."""
    rolled = ahead.rolled
    old = RollUp.objects.filter(measure=measure)
    marks = old.filter(dimension="").values_list("marks", flat=True).first() or []
    old.delete()
    points = _with_typed(measure, rolled.points)
    RollUp.objects.bulk_create(
        [
            RollUp(
                measure=measure,
                dimension="",
                points=points,
                recent=recent_of(points),
                marks=marks,
            ),
            *(RollUp(measure=measure, dimension=name, points=by) for name, by in rolled.by.items()),
        ]
    )
    rolled_up.send(sender=Measure, measure=measure)


def keep_marks(measure: Measure, marks: list[Any]) -> None:
    """The days on which the series moved, until they are looked for again: of a cache, so no event."""
    RollUp.objects.filter(measure=measure, dimension="").update(marks=marks)


def _with_typed(measure: Measure, points: list[Any]) -> list[Any]:
    found = {point[0]: point for point in points}
    for typed in TypedValue.objects.filter(measure=measure):
        on = period_end(typed.on, measure.cadence).isoformat()
        for hour in [key for key in found if key.startswith(f"{on}T")]:
            del found[hour]
        found[on] = [on, typed.value, None, None, 0]
    return [found[on] for on in sorted(found)]
