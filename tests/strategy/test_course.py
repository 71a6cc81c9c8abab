"""Where a key result stands: every case of the arithmetic."""

from __future__ import annotations

import datetime as dt

import pytest

from passerelle.kernel.finding import Refusal
from passerelle.strategy.course import Reading, Standing, Way, due_on, mean, stand, state_of

JAN, DEC = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
UP = Way(40, 60, JAN, DEC)
DOWN = Way(44, 33, JAN, DEC)
HALF = dt.date(2026, 7, 2)  # 182 of 364 days


def at(value: float, way: Way = UP, today: dt.date = HALF) -> Standing | Refusal:
    return stand(way, Reading(value, today), today=today, fresh_days=21)


def test_progress_is_a_share_of_the_way_in_either_direction():
    assert UP.progress(50) == 0.5
    assert DOWN.progress(38.5) == 0.5
    assert UP.progress(35) == -0.25
    assert UP.progress(65) == 1.25


def test_time_counts_from_zero_to_one_and_no_further():
    assert UP.elapsed(dt.date(2025, 6, 1)) == 0
    assert UP.elapsed(HALF) == 0.5
    assert UP.elapsed(dt.date(2027, 6, 1)) == 1
    assert UP.expected(HALF) == 50
    assert DOWN.expected(HALF) == 38.5


def test_a_way_that_goes_nowhere_or_takes_no_time_is_refused():
    with pytest.raises(ValueError, match="go somewhere"):
        Way(1, 1, JAN, DEC)
    with pytest.raises(ValueError, match="take time"):
        Way(1, 2, DEC, DEC)


@pytest.mark.parametrize(
    ("value", "state"),
    [
        (50, "on"),
        (48, "on"),
        (47.9, "watch"),
        (45, "watch"),
        (44.9, "off"),
        (35, "off"),
        (70, "on"),
    ],
)
def test_the_verdict_follows_the_lag(value, state):
    standing = at(value)
    assert isinstance(standing, Standing)
    assert standing.state == state


def test_a_key_result_going_down_is_judged_the_same_way():
    assert at(38.5, DOWN).state == "on"
    assert at(45, DOWN).state == "off"


def test_once_time_is_up_only_the_target_counts():
    assert at(60, today=DEC).state == "on"
    assert at(59.9, today=DEC).state == "off"
    assert state_of(progress=0.99, expected=1.0) == "off"


def test_reached_early_is_on_course():
    assert at(60, today=dt.date(2026, 2, 1)).state == "on"


def test_without_a_value_no_number_is_given():
    assert stand(UP, None, today=HALF, fresh_days=21) == Refusal("no_value", ("value",))


def test_before_it_starts_nothing_is_said():
    early = dt.date(2025, 12, 1)
    assert stand(UP, Reading(40, early), today=early, fresh_days=21) == Refusal("not_started")


def test_a_value_too_old_does_not_speak_for_today():
    old = Reading(50, HALF - dt.timedelta(days=22))
    assert stand(UP, old, today=HALF, fresh_days=21) == Refusal("stale_value", ("value",))
    recent = Reading(50, HALF - dt.timedelta(days=21))
    assert isinstance(stand(UP, recent, today=HALF, fresh_days=21), Standing)


def test_the_last_value_of_a_finished_way_does_not_age():
    final = Reading(61, DEC)
    assert stand(UP, final, today=dt.date(2028, 1, 1), fresh_days=21).state == "on"


def test_a_mean_needs_something_to_read():
    assert mean([]) == Refusal("no_key_result", ("key_result",))
    assert mean([Refusal("no_value")]) == Refusal("nothing_readable", ("value",))
    assert mean([Refusal("not_started")]) == Refusal("not_started")
    mixed = mean([Refusal("not_started"), Refusal("no_value")])
    assert mixed == Refusal("nothing_readable", ("value",))


def test_the_mean_of_one_is_itself():
    assert mean([at(50)]) == at(50)


def test_the_mean_leaves_out_what_cannot_be_read():
    both = mean([at(50), at(40), Refusal("no_value")])
    assert isinstance(both, Standing)
    assert (both.progress, both.expected, both.state) == (0.25, 0.5, "watch")


def test_an_overshoot_does_not_hide_a_lag():
    assert mean([at(80), at(40)]).progress == 0.5
    assert mean([at(20), at(60)]).progress == 0.5


def test_check_ins_follow_the_cadence_until_the_due_date():
    def due(last: dt.date | None) -> dt.date | None:
        return due_on(UP, cadence_days=7, last_on=last)

    assert due(None) == dt.date(2026, 1, 8)
    assert due(dt.date(2026, 3, 2)) == dt.date(2026, 3, 9)
    assert due(dt.date(2026, 12, 28)) == DEC
    assert due(DEC) is None
