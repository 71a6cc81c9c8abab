"""What became of a frozen line by a day, in every case."""

import datetime as dt

import pytest

from passerelle.commitment.proof.outcome import Came, Facts, Told, outcome

DUE = dt.date(2026, 12, 11)
AFTER = dt.date(2026, 12, 31)
LINE = {"promised_on": DUE.isoformat()}


def day(n):
    return DUE + dt.timedelta(days=n)


@pytest.mark.parametrize(
    ("facts", "on", "came", "days"),
    [
        (Facts("delivered", day(0)), AFTER, Came.ON_TIME, 0),
        (Facts("delivered", day(-6)), AFTER, Came.ON_TIME, -6),
        (Facts("delivered", day(4)), AFTER, Came.LATE, 4),
        (Facts("delivered", None), AFTER, Came.UNDATED, None),
        (Facts("doing"), day(-1), Came.NOT_YET, -1),
        (Facts("doing"), day(0), Came.NOT_YET, 0),
        (Facts("doing"), day(1), Came.OVERDUE, 1),
        (Facts("proposed"), AFTER, Came.OVERDUE, 20),
        (Facts("dropped"), day(-30), Came.DROPPED, None),
        (None, AFTER, Came.GONE, None),
    ],
)
def test_each_case_is_told_apart(facts, on, came, days):
    found = outcome(LINE, facts, on=on)
    assert (found.came, found.days) == (came, days)


def test_what_came_after_the_day_that_is_asked_was_not_known_then():
    facts = Facts("delivered", day(4))
    assert outcome(LINE, facts, on=day(2)).came is Came.OVERDUE
    assert outcome(LINE, facts, on=day(-2)).came is Came.NOT_YET
    assert outcome(LINE, facts, on=day(4)).came is Came.LATE


def test_without_a_promised_day_nothing_is_late():
    assert outcome({}, Facts("doing"), on=AFTER).came is Came.UNPROMISED
    found = outcome({"promised_on": None}, Facts("delivered", day(0)), on=AFTER)
    assert (found.came, found.on, found.is_due) == (Came.UNDATED, day(0), False)


def test_the_tracker_speaks_where_the_roadmap_is_silent_and_says_what_it_rests_on():
    done = Facts("doing", items=4, done=4, undated=1, last_done_on=day(3))
    found = outcome(LINE, done, on=AFTER)
    assert (found.came, found.days, found.told, found.coverage) == (
        Came.LATE, 3, Told.TRACKER, 0.75,
    )  # fmt: skip
    half = Facts("doing", items=4, done=3, last_done_on=day(-3))
    assert outcome(LINE, half, on=AFTER).came is Came.OVERDUE
    own = Facts("delivered", day(-1), items=4, done=4, last_done_on=day(9))
    assert outcome(LINE, own, on=AFTER).on == day(-1)


def test_what_was_given_up_stays_given_up_whatever_its_items_say():
    dropped = Facts("dropped", items=2, done=2, last_done_on=day(-3))
    assert outcome(LINE, dropped, on=AFTER).came is Came.DROPPED


def test_what_is_not_delivered_is_told_as_the_roadmap_expects_it():
    found = outcome(LINE, Facts("doing", end_on=day(12)), on=day(-20))
    assert (found.came, found.days, found.expected) == (Came.NOT_YET, -20, 12)
    assert outcome(LINE, Facts("doing"), on=day(-20)).expected is None
