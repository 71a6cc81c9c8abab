"""A measure as a row shows it: its last value, its movement, whether it is at its target."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from passerelle.kernel.typography import quantity, short_date
from passerelle.kpis import sentences
from passerelle.kpis.models import Measure, RollUp, Target
from passerelle.kpis.queries.series import Point, points_of
from passerelle.kpis.queries.visible import visible
from passerelle.ui.addresses import address
from passerelle.ui.language import lang

SPARK = 26
# Months and quarters by their shortest: 31 days before 30 April there is no end of March, only of February.
BACK = {"hour": 7, "day": 28, "week": 28, "month": 28, "quarter": 90}
FRESH = {"hour": 2, "day": 4, "week": 14, "month": 45, "quarter": 120}


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of one measure today; texts are in the active language."""

    pk: int
    name: str
    url: str
    know_url: str
    unit: str
    source: str
    owner: str
    product: str
    value: float | None
    value_text: str
    on: dt.date | None
    on_text: str
    movement: float | None
    movement_text: str
    target: float | None
    target_on: dt.date | None
    target_text: str
    state: sentences.State
    tone: str
    state_text: str
    points: tuple[float | None, ...]
    dated: tuple[Point, ...]


def headline(person: Any, *, today: dt.date | None = None) -> list[Reading]:
    """The measures chosen for the bridge, as this person may see them (three queries); on a past day when given."""
    rows = visible(person).filter(is_headline=True).select_related("owner", "product")
    return readings(rows, today=today)


def readings(measures: Iterable[Measure], *, today: dt.date | None = None) -> list[Reading]:
    """Readings of several measures, with two queries for all of them; on a day of the past when given."""
    rows = list(measures)
    column = "points" if today else "recent"
    today = today or timezone.localdate()
    kept = dict(
        RollUp.objects.filter(measure__in=rows, dimension="").values_list("measure_id", column)
    )
    targets: dict[int, list[Target]] = {}
    for target in Target.objects.filter(measure__in=rows):
        targets.setdefault(target.measure_id, []).append(target)
    return [
        read(row, points_of(kept.get(row.pk, [])), targets.get(row.pk, []), today=today)
        for row in rows
    ]


def read(
    measure: Measure, points: list[Point], targets: list[Target], *, today: dt.date
) -> Reading:
    """One reading from its points and targets; no query."""
    known = [point for point in points if point.value is not None and point.on <= today]
    last = known[-1] if known else None
    target = _target(targets, today)
    return Reading(
        pk=measure.pk,
        name=measure.name,
        url=address("kpis:measure", measure.slug),
        know_url=address("kpis:know", measure.slug),
        unit=measure.unit,
        source=measure.source,
        owner=str(measure.owner or ""),
        product=str(measure.product or ""),
        value=last.value if last else None,
        value_text=text(measure, last.value if last else None),
        on=last.on if last else None,
        on_text=short_date(last.on if last else None, lang()),
        **_moved(measure, last, _before(known, measure.cadence)),
        **_against(measure, last, target, today=today),
        points=tuple(point.value for point in points[-SPARK:]),
        dated=tuple(points),
    )


def _moved(measure: Measure, last: Point | None, before: Point | None) -> dict[str, Any]:
    """The change since the comparison period, and its words."""
    moved = None
    if last and before and last.value is not None and before.value is not None:
        moved = last.value - before.value
    return {"movement": moved, "movement_text": sentences.movement(measure, moved, before)}


def _against(
    measure: Measure, last: Point | None, target: Target | None, *, today: dt.date
) -> dict[str, Any]:
    """Where the reading stands against its target: missed once a value of its day, or a later one, is known."""
    said = text(measure, target.value) if target else ""
    state = sentences.state_of(
        value=last.value if last else None,
        age_days=(today - last.on).days if last else 0,
        fresh_days=FRESH[measure.cadence],
        target=target.value if target else None,
        is_due=bool(target and last and target.on <= last.on),
        direction=measure.direction,
    )
    return {
        "target": target.value if target else None,
        "target_on": target.on if target else None,
        "target_text": said,
        "state": state,
        "tone": sentences.TONES[state],
        "state_text": sentences.of_state(
            state, since=last.on if last else None, target=said, due=target.on if target else None
        ),
    }


def text(measure: Measure, value: float | None) -> str:
    """A value with its unit, in the measure's own number of decimals."""
    return quantity(value, measure.unit, lang(), decimals=measure.decimals)


def _before(known: list[Point], cadence: str) -> Point | None:
    """The last point at least one comparison period before the last: the same weekday four weeks earlier."""
    if not known:
        return None
    limit = known[-1].on - dt.timedelta(days=BACK[cadence])
    past = [point for point in known if point.on <= limit]
    return past[-1] if past else None


def _target(targets: list[Target], today: dt.date) -> Target | None:
    """The next one to come, else the last one past."""
    ordered = sorted(targets, key=lambda target: target.on)
    ahead = [target for target in ordered if target.on >= today]
    return ahead[0] if ahead else (ordered[-1] if ordered else None)
