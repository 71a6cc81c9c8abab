"""A row of a list reads the end of a series only, and says what the whole of it says."""

from __future__ import annotations

import datetime as dt

import pytest

from passerelle.kpis.models import Measure, RollUp
from passerelle.kpis.models.load import FAR, NEAR, recent_of
from passerelle.kpis.queries import readings
from passerelle.kpis.queries.reading import SPARK
from passerelle.kpis.sentences import state_of

LAST = dt.date(2026, 11, 20)


def days(count: int, *, every: int = 1) -> list[list]:
    on = [LAST - dt.timedelta(days=every * back) for back in reversed(range(count))]
    return [[day.isoformat(), n / 3, None, None, 1] for n, day in enumerate(on)]


def hours(count: int) -> list[list]:
    start = dt.datetime(2026, 11, 20, 23)
    moments = [start - dt.timedelta(hours=back) for back in reversed(range(count))]
    return [[f"{at:%Y-%m-%dT%H:%M}", n / 3, 1, 2, 1] for n, at in enumerate(moments)]


def holed(points: list[list], *places: int) -> list[list]:
    for place in places:
        points[place][1] = None
    return points


SERIES = {
    "day": days(400),
    "hour": hours(900),
    "week": days(200, every=7),
    "month": days(60, every=30),
    "quarter": days(9, every=91),
}


@pytest.mark.django_db
@pytest.mark.parametrize("cadence", SERIES)
@pytest.mark.parametrize("holes", [(), (-1, -2), (-29, -30)])
def test_the_end_of_a_series_says_what_the_whole_says(cadence, holes):
    points = SERIES[cadence]
    points = holed([list(point) for point in points], *[h for h in holes if -h <= len(points)])
    measure = Measure.objects.create(name="M", slug="m", cadence=cadence, formula="sum")
    RollUp.objects.create(measure=measure, points=points)
    rows = Measure.objects.all()
    [short], [whole] = readings(rows), readings(rows, today=dt.date.today())
    assert short.on == whole.on and short.movement_text == whole.movement_text
    assert (short.value_text, short.state_text) == (whole.value_text, whole.state_text)
    assert [point is None for point in short.points] == [point is None for point in whole.points]
    known = [point for point in whole.points if point is not None]
    assert [p for p in short.points if p is not None] == pytest.approx(known, rel=1e-14)


@pytest.mark.parametrize("cadence", SERIES)
def test_a_list_reads_few_points(cadence):
    kept = recent_of(SERIES[cadence])
    assert len(kept) <= NEAR + FAR and len(kept) >= min(SPARK, len(SERIES[cadence]))
    assert kept == sorted(kept) and all(len(point) == 2 for point in kept)


def test_a_sum_of_tenths_reaches_its_target():
    said = {"age_days": 0, "fresh_days": 9, "is_due": True}
    assert state_of(value=0.1 + 0.7, target=0.8, direction="up", **said) == "reached"
    assert state_of(value=0.1 + 0.2, target=0.3, direction="down", **said) == "reached"
    assert state_of(value=0.79, target=0.8, direction="up", **said) == "missed"
