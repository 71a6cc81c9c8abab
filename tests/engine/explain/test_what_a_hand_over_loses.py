"""A version that replaces another on the day of a fall speaks for a fault; one that loses nothing says nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from passerelle.engine.explain.answer.question import Event, Happening, Question, Reading
from passerelle.engine.explain.answer.shapes import Kind
from passerelle.engine.explain.answer.successions import folded
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.engine.explain.signals.calendar import calendar
from passerelle.engine.explain.signals.handover import found, handover
from passerelle.engine.worlds.faults.plain import plain_movement

DAYS, BREAK = 400, 380
FIRST = dt.date(2026, 1, 5)
VERSIONS = ("8.0", "8.1", "8.2")
CHANNELS = ("Search", "Autumn campaign", "Partners")


def asked(
    *, lost: float, replaced: int | None = BREAK, took: int = 1, name: str = "tracker"
) -> Question:
    """8.1 replaces 8.0 on day 150, and 8.2 replaces 8.1 from `replaced` on; everything loses `lost` from BREAK on."""
    rng = np.random.default_rng(5)
    time = np.arange(DAYS)
    last = np.clip((time - (DAYS if replaced is None else replaced) + 1) / took, 0, 1)
    middle = (time >= 150) * (1 - last)
    shares = np.stack([time < 150, middle, last], axis=1)
    codes = np.array([(v, c) for v in range(3) for c in range(3)], dtype=np.int64)
    level = 2000 * np.where(time >= BREAK, 1 - lost, 1.0)
    rates = level[:, None] * shares[:, codes[:, 0]] / 3
    days = tuple(FIRST + dt.timedelta(days=n) for n in range(DAYS))
    cube = Cube((name, "channel"), (VERSIONS, CHANNELS), codes)
    reading = Reading(days, cube, rng.poisson(rates).astype(float))
    return folded(Question(reading, since=days[BREAK]), BREAK)[0]


def codes(question: Question) -> dict[str, dict[Kind, float]]:
    told = handover(question, plain_movement(question), None)
    return {signal.code: dict(signal.weights) for signal in told}


def test_a_loss_on_the_day_a_version_took_over_speaks_for_a_fault() -> None:
    weights = codes(asked(lost=0.1))["handover"]
    assert weights[Kind.FAULT] > 1.5
    assert weights[Kind.FAULT] > weights[Kind.OWN] + 0.7


@pytest.mark.parametrize(
    "question",
    [
        asked(lost=0.0),
        asked(lost=0.1, replaced=BREAK - 15),
        asked(lost=0.1, replaced=None),
        asked(lost=0.1, replaced=BREAK - 6, took=12),
        asked(lost=0.1, name="channel of sale"),
    ],
    ids=["nothing lost", "two weeks before", "none", "by degrees", "no technical dimension"],
)
def test_other_replacements_say_nothing(question: Question) -> None:
    assert codes(question) == {}


def test_a_new_version_that_sends_a_third_less_is_read_as_one_with_the_old_one() -> None:
    """Its share falls too, where another version goes on beside it."""
    question = asked(lost=0.0)
    assert [one.name for one in question.successions] == ["8.1 → 8.2"]
    rng = np.random.default_rng(6)
    time, codes = np.arange(DAYS), np.array([(0,), (1,), (2,)], dtype=np.int64)
    new = (time >= BREAK).astype(float)
    rates = 900 * np.stack([0.5 * np.ones(DAYS), 0.5 * (1 - new), 0.5 * 0.66 * new], axis=1)
    cube = Cube(("tracker",), (VERSIONS,), codes)
    read = Reading(question.reading.days, cube, rng.poisson(rates).astype(float))
    told = folded(Question(read), BREAK)[1]
    assert [one.name for one in told] == ["8.1 → 8.2"]


def test_where_the_break_is_known_to_a_few_days_the_replacement_is_found_on_one_of_them() -> None:
    """What was learnt from the day of the break holds of each day of its interval."""
    bare = asked(lost=0.1)
    days = bare.reading.days
    wide = replace(plain_movement(bare), since_low=days[BREAK - 3], since_high=days[BREAK + 3])
    by_day = [found(day, wide) for day in days[BREAK - 8 : BREAK + 8]]
    assert sum(by_day) == pytest.approx(1)
    assert found(days[BREAK], wide) == pytest.approx(1 / 7)


def test_an_event_says_less_among_many_and_after_the_break() -> None:
    """Written in a busy week, or a day too late to be a cause."""
    bare = asked(lost=0.1)
    days = bare.reading.days
    moved = plain_movement(bare)
    dated = replace(moved, since_low=days[BREAK], since_high=days[BREAK])

    def weight(*events: Event) -> float:
        told = calendar(replace(bare, events=events), dated, None)
        return next(s.weights[Kind.OWN] for s in told if s.code == "own-event")

    price = Event(days[BREAK], Happening.PRICE, "New prices")
    busy = [Event(days[BREAK - 5 - n], Happening.LAW, f"Law {n}") for n in range(6)]
    late = replace(price, day=days[BREAK + 1])
    assert weight(price) > weight(price, *busy) + 0.5
    assert weight(price) > weight(late) + 0.7


def test_an_event_that_lasts_speaks_where_it_ends_and_little_in_between() -> None:
    """A holiday of a week: the movement that begins when it is over is its doing as much as the one it began."""
    bare = asked(lost=0.1)
    days = bare.reading.days
    moved = replace(plain_movement(bare), since_low=days[BREAK], since_high=days[BREAK])

    def told(first: int, last: int | None) -> tuple[float, str]:
        ends = None if last is None else days[last]
        event = Event(days[first], Happening.HOLIDAY, "Half-term", ends=ends)
        signals = calendar(replace(bare, events=(event,)), moved, None)
        found = [s for s in signals if s.code == "outside-event"]
        return found[0].weights[Kind.OUTSIDE] if found else 0.0, str(
            found[0].facts.get("part", "start") if found else ""
        )

    over, started = told(BREAK - 7, BREAK - 1), told(BREAK, BREAK + 6)
    assert over == (started[0], "end") and started[1] == "start"
    assert over[0] > 1
    assert told(BREAK, BREAK)[0] > over[0]  # one day has one neighbourhood, not two
    during = told(BREAK - 10, BREAK + 9)
    assert during[1] == "during" and 0 < during[0] < over[0] - 1
    assert told(BREAK - 10, None) == told(BREAK - 20, BREAK - 10) == (0.0, "")


def test_an_event_named_after_a_segment_that_did_not_move_says_nothing() -> None:
    bare = asked(lost=0.1)
    days = bare.reading.days

    def weight(name: str) -> float:
        event = Event(days[BREAK], Happening.CAMPAIGN, name)
        told = calendar(replace(bare, events=(event,)), plain_movement(bare), None)
        return next(s.weights[Kind.OWN] for s in told if s.code == "own-event")

    assert weight("Less for the Autumn  campaign") < weight("Less for some people") - 1
