"""Put together, points give what the rows would have given; what is not whole is not told."""

from __future__ import annotations

import datetime as dt

import pytest

from passerelle.kpis.actions import add_load
from passerelle.kpis.coarser import ABOVE, coarsen, period_end, period_start
from passerelle.kpis.models import RollUp
from tests.kpis.conftest import day

DAYS = [(dt.date(2026, 3, 2) + dt.timedelta(days=n)).isoformat() for n in range(14)]


@pytest.mark.django_db
@pytest.mark.parametrize("formula", ["sum", "count", "mean", "ratio", "last"])
@pytest.mark.parametrize("cadence", ["week", "month", "quarter"])
def test_days_put_together_equal_the_rows_read_again(measure, parquet, alice, formula, cadence):
    rows = [
        (day(n), (n * 7) % 11 + 1, {"country": c}, (n * 3) % 5 + 1)
        for n in range(200)
        for c in ("FR", "DE")
    ]
    measure.formula = formula
    measure.save()
    add_load(measure, parquet(rows), file_name="x.csv", digest="a", by=alice)
    fine = RollUp.objects.get(measure=measure, dimension="").points
    got = coarsen(fine, formula=formula, fine="day", cadence=cadence)
    measure.cadence = cadence
    measure.save()
    add_load(measure, parquet(rows), file_name="y.csv", digest="b", by=alice)
    again = RollUp.objects.get(measure=measure, dimension="").points
    assert [p[0] for p in got] == [p[0] for p in again]
    assert [p[1] for p in got] == pytest.approx([p[1] for p in again])


def test_a_total_of_a_period_that_is_not_whole_is_not_told():
    points = [[on, 1.0, 1.0, None, 1] for on in DAYS[1:12]]
    weeks = coarsen(points, formula="sum", fine="day", cadence="week")
    assert [p[1] for p in weeks] == [None, None]
    assert coarsen(points, formula="last", fine="day", cadence="week")[-1][1] == 1.0


def test_a_blank_day_leaves_its_week_without_a_total():
    points = [[on, None if on == DAYS[3] else 1.0, 1.0, None, 1] for on in DAYS]
    assert [p[1] for p in coarsen(points, formula="sum", fine="day", cadence="week")] == [None, 7.0]


def test_hours_make_days_and_an_unfinished_day_has_no_total():
    points = [[f"2026-03-02T{h:02d}:00", 1.0, 1.0, None, 1] for h in range(24)]
    points += [["2026-03-03T00:00", 1.0, 1.0, None, 1]]
    days = coarsen(points, formula="sum", fine="hour", cadence="day")
    assert [p[:2] for p in days] == [["2026-03-02", 24.0], ["2026-03-03", None]]


def test_a_typed_value_counts_in_a_total_and_leaves_a_ratio_without_one():
    points = [[on, 2.0, 2.0, 4.0, 1] for on in DAYS[:6]] + [[DAYS[6], 9.0, None, None, 0]]
    assert coarsen(points, formula="sum", fine="day", cadence="week")[0][1] == 21.0
    assert coarsen(points, formula="mean", fine="day", cadence="week")[0][1] == 3.0
    assert coarsen(points, formula="ratio", fine="day", cadence="week")[0][1] is None


def test_nothing_is_offered_above_a_week_since_weeks_cross_months():
    assert ABOVE["week"] == ()
    assert coarsen([], formula="sum", fine="day", cadence="week") == []


@pytest.mark.parametrize("cadence", ["day", "week", "month", "quarter"])
def test_a_period_starts_where_the_one_before_ends(cadence):
    end = period_end(dt.date(2024, 2, 14), cadence)
    before = period_start(end, cadence) - dt.timedelta(days=1)
    assert period_end(before, cadence) == before
