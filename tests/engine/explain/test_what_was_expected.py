"""What was expected of a measure, on series whose truth is known."""

import datetime as dt

import numpy as np

from passerelle.engine.explain.expect.calendar import french_days, is_bridge
from passerelle.engine.worlds.series import daily, weekly


def days(first, count):
    return [dt.date.fromisoformat(first) + dt.timedelta(days=i) for i in range(count)]


def test_a_public_holiday_is_known_and_told_from_a_weekend_one():
    found = french_days(days("2026-05-14", 1) + days("2026-08-15", 1))
    assert found.column("holiday").tolist() == [1, 0]
    assert found.column("weekend-holiday").tolist() == [0, 1]
    assert found.column("ascension-day").tolist() == [1, 0]


def test_the_friday_after_ascension_is_a_bridge_and_a_plain_monday_is_not():
    assert is_bridge(dt.date(2026, 5, 15))
    assert not is_bridge(dt.date(2026, 5, 18))
    assert is_bridge(dt.date(2026, 7, 13))


def test_each_zone_has_its_school_holidays():
    found = french_days([dt.date(2026, 2, 9), dt.date(2026, 2, 23), dt.date(2026, 3, 10)])
    zones = np.column_stack([found.column(f"school-{z}") for z in "abc"])
    assert zones.tolist() == [[1, 0, 0], [0, 1, 1], [0, 0, 0]]


def test_a_week_counts_the_share_of_its_days():
    found = french_days([dt.date(2026, 5, 11)], span=7)
    assert found.column("holiday")[0] == 1 / 7
    assert found.column("bridge")[0] == 1 / 7


def test_a_world_of_series_is_the_same_for_the_same_seed():
    assert np.array_equal(daily(seed=3).values, daily(seed=3).values, equal_nan=True)
    assert len(weekly(seed=3).values) == len(weekly(seed=3).days) == 208
