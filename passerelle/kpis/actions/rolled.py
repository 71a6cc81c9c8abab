"""Rolling a measure up again after anything that changes its values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db import transaction

from passerelle.kpis import store
from passerelle.kpis.coarser import period_end
from passerelle.kpis.models import Measure, RollUp, TypedValue
from passerelle.kpis.models.load import recent_of

T = TypeVar("T")


def refresh(measure: Measure) -> None:
    """Replace the roll-ups of a measure: from its loads, then the values typed by hand, which win."""
    changing(measure, lambda: None)


def changing(
    measure: Measure,
    change: Callable[[], T],
    *,
    plus: Sequence[str] = (),
    minus: Sequence[str] = (),
) -> T:
    """Make a change and publish the roll-ups as they are after it, together.

    A million rows take seconds to roll up: that is done first, outside the transaction, for the files
    there will be (`plus`, `minus`), so that other writers never wait. Where a load came in meanwhile,
    it is done again.
    """
    while True:
        known = _paths(measure)
        files = [path for path in known if path not in minus]
        files += [path for path in plus if path not in known]
        rolled = store.roll_up(
            files, formula=measure.formula, cadence=measure.cadence, dimensions=measure.dimensions
        )
        with transaction.atomic():
            Measure.objects.select_for_update().get(pk=measure.pk)
            if _paths(measure) == known:
                done = change()
                _publish(measure, rolled)
                return done


def _paths(measure: Measure) -> list[str]:
    return list(measure.loads.order_by("at", "id").values_list("path", flat=True))


def _publish(measure: Measure, rolled: store.Rolled) -> None:
    RollUp.objects.filter(measure=measure).delete()
    points = _with_typed(measure, rolled.points)
    RollUp.objects.bulk_create(
        [
            RollUp(measure=measure, dimension="", points=points, recent=recent_of(points)),
            *(RollUp(measure=measure, dimension=name, points=by) for name, by in rolled.by.items()),
        ]
    )


def _with_typed(measure: Measure, points: list[Any]) -> list[Any]:
    found = {point[0]: point for point in points}
    for typed in TypedValue.objects.filter(measure=measure):
        on = period_end(typed.on, measure.cadence).isoformat()
        for hour in [key for key in found if key.startswith(f"{on}T")]:
            del found[hour]
        found[on] = [on, typed.value, None, None, 0]
    return [found[on] for on in sorted(found)]
