"""Movement, target and period: each counted from what is known on the day, no more."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from passerelle.kpis import sentences
from passerelle.kpis.models import Measure
from passerelle.kpis.parts import breakdown
from passerelle.kpis.queries.reading import Aim, Reader, Reading, card
from passerelle.kpis.shown import within

END = {"month": [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]}


def read(measure: Measure, points: list, aims: list[Aim], *, today: dt.date) -> Reading:
    return Reader(today).read(
        card(measure), [[on.isoformat(), value] for on, value in points], aims
    )


def months(count: int) -> list[tuple[dt.date, float]]:
    days = [dt.date(2026, n + 1, END["month"][n]) for n in range(count)]
    return [(on, float(n)) for n, on in enumerate(days)]


def monthly() -> Measure:
    return Measure(name="Revenue", slug="revenue", cadence="month", formula="sum")


@pytest.mark.parametrize("count", range(2, 13))
def test_a_month_is_compared_with_the_month_before(count):
    points = months(count)
    reading = read(monthly(), points, [], today=points[-1][0])
    assert reading.movement == 1


def test_a_quarter_is_compared_with_the_quarter_before():
    ends = [(2025, 12, 31), (2026, 3, 31), (2026, 6, 30), (2026, 9, 30), (2026, 12, 31)]
    points = [(dt.date(*end), float(n)) for n, end in enumerate(ends)]
    measure = Measure(name="Margin", slug="margin", cadence="quarter")
    for last in range(2, 6):
        assert read(measure, points[:last], [], today=points[last - 1][0]).movement == 1


def test_a_first_day_of_all_is_compared_with_nothing():
    measure = Measure(name="Margin", slug="margin", cadence="quarter")
    reading = read(measure, [(dt.date.min, 1.0)], [], today=dt.date(2026, 5, 5))
    assert (reading.value, reading.movement) == (1.0, None)


def test_a_target_is_missed_only_once_its_day_is_known():
    target = [Aim(dt.date(2026, 4, 30), 10)]
    before = read(monthly(), months(3), target, today=dt.date(2026, 5, 5))
    assert before.state == "ahead"
    known = read(monthly(), months(4), target, today=dt.date(2026, 5, 5))
    assert known.state == "missed"


def test_ninety_days_are_ninety_and_a_year_is_twelve_months():
    daily = [[(dt.date(2026, 1, 1) + dt.timedelta(n)).isoformat(), 1.0] for n in range(200)]
    assert len(within(daily, 90)) == 90
    hourly = [f"{day}T{hour:02}:00" for day, _ in daily for hour in range(24)]
    assert len(within([[hour, 1.0] for hour in hourly], 90)) == 90 * 24
    year = [dt.date(2025, 12, 31), *(on for on, _ in months(12))]
    assert len(within([[on.isoformat(), 1.0] for on in year], 365)) == 12


def test_a_breakdown_sums_the_days_of_its_period_only():
    days = [(dt.date(2026, 1, 1) + dt.timedelta(n)).isoformat() for n in range(100)]
    parts = {"web": [[day, 1.0, 1.0, None, 1] for day in days]}
    [part] = breakdown(Measure(formula="sum", unit=""), parts, days=90)
    assert part.value_text == "90"


def test_a_target_whose_day_has_not_come_alarms_nobody():
    assert sentences.TONES["ahead"] == sentences.TONES["free"] == "open"
    assert sentences.TONES["missed"] == "off"


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ([], ""),
        (["free", "empty"], "No measure has a target yet"),
        (["ahead"], "The only target is not due yet"),
        (["ahead", "ahead", "free"], "None of the 2 targets is due yet"),
        (["ahead", "reached"], "No target is missed: 1 of 2 is reached"),
        (["missed", "reached", "ahead"], "1 target of 3 is missed"),
        (["missed", "missed", "ahead"], "2 targets of 3 are missed"),
    ],
)
def test_a_list_of_measures_says_first_what_came_of_its_targets(states, said):
    with translation.override("en"):
        assert sentences.verdict(states) == said
