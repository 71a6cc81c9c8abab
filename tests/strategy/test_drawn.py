"""The chart of a key result joins what was read, and invents nothing before or after."""

from __future__ import annotations

import datetime as dt

from passerelle.strategy.course import Way
from passerelle.strategy.drawn import STEPS, between, days_of, life, stepped
from passerelle.strategy.written import fitting

DAY = dt.date
WAY = Way(40, 60, DAY(2026, 1, 1), DAY(2026, 12, 31))
POINTS = [(DAY(2026, 2, 1), 42.0), (DAY(2026, 2, 11), 44.0)]


def test_days_go_from_the_start_to_the_due_date():
    days = days_of(WAY)
    assert (days[0], days[-1], len(days)) == (WAY.start_on, WAY.target_on, STEPS + 1)
    assert len(days_of(Way(1, 2, DAY(2026, 1, 1), DAY(2026, 1, 2)))) == STEPS + 1


def test_the_line_joins_the_readings_and_stops_with_them():
    assert between(POINTS, DAY(2026, 1, 31)) is None
    assert between(POINTS, DAY(2026, 2, 1)) == 42
    assert between(POINTS, DAY(2026, 2, 6)) == 43
    assert between(POINTS, DAY(2026, 2, 11)) == 44
    assert between(POINTS, DAY(2026, 2, 12)) is None
    assert between([], DAY(2026, 2, 12)) is None


def test_a_single_reading_is_a_point():
    values = stepped(WAY, POINTS[:1])
    assert [v for v in values if v is not None] == [42]
    assert [v for v in stepped(WAY, [(DAY(2027, 2, 1), 1.0)]) if v is not None] == []


def test_the_chart_says_what_it_shows():
    chart = life(WAY, POINTS, label="Values", target="60%", marks=("1 Jan", "31 Dec"))
    assert 'aria-label="Values"' in chart
    assert "style=" not in chart


def test_values_are_written_finely_enough_to_tell_them_apart():
    assert [fitting(v, 0.15) for v in (99.8, 99.95, 99.933)] == [1, 2, 3]
    assert [fitting(v, 15) for v in (60, 57.2, 54.876)] == [0, 1, 1]
    assert fitting(12860, 4500) == 0
    assert fitting(34, -7) == 0
