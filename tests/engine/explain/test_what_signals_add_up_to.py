"""The verdict: what signals defend, several causes when each is necessary, none when thin."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from passerelle.engine.explain.answer.question import Question, Reading
from passerelle.engine.explain.answer.shapes import Kind, Movement, Signal, Verdict
from passerelle.engine.explain.answer.verdict import judge
from passerelle.engine.explain.answer.weighing import PRIORS, Law, chances
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.engine.explain.signals.size import size

MOVED = Signal("moved", dict.fromkeys((Kind.FAULT, Kind.MIX, Kind.OWN, Kind.OUTSIDE), 5.0))
NULLS = Signal("nulls", {Kind.FAULT: 5.0}, both=5.0)
OURS = Signal("own-event", {Kind.OWN: 4.0})
STILL = Signal("independent", {Kind.FAULT: 3.0, Kind.OWN: -3.0, Kind.OUTSIDE: -3.0}, both=-2.0)
ALONG = Signal("independent", {Kind.FAULT: -4.0, Kind.OWN: 1.0, Kind.OUTSIDE: 1.0}, both=-2.0)
ORDINARY = Signal("moved", dict.fromkeys((Kind.FAULT, Kind.MIX, Kind.OWN, Kind.OUTSIDE), -0.4))
HALF = Signal("independent", {Kind.FAULT: -2.0, Kind.OWN: -2.0, Kind.OUTSIDE: -2.0}, both=3.0)

PLAIN, SURER = Law(1.0, 1.0, 0.5, {}), Law(0.5, 0.5, 0.5, {})

READING = Reading(
    (dt.date(2026, 1, 5),), Cube((), (), np.zeros((1, 0), dtype=np.int64)), np.ones((1, 1))
)
NONE = np.full(1, np.nan)
MOVEMENT = Movement(
    0, None, None, None, "level", 99.0, 100.0, -1.0, 0.0, 0.0, 0.31, 0.1, NONE, NONE, NONE
)


def test_priors_sum_to_one() -> None:
    assert sum(PRIORS.values()) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("signals", "verdict"),
    [
        ([MOVED, NULLS, STILL], Verdict.FAULT),
        ([MOVED, OURS, ALONG], Verdict.OWN),
        ([MOVED, NULLS, OURS, HALF], Verdict.SEVERAL),
        (
            [Signal("moved", dict.fromkeys((Kind.FAULT, Kind.OWN, Kind.OUTSIDE, Kind.MIX), -1.8))],
            Verdict.NOISE,
        ),
    ],
)
def test_signals_defend_a_verdict(signals: list[Signal], verdict: Verdict) -> None:
    assert judge(signals, law=PLAIN).verdict is verdict


def test_a_verdict_is_never_surer_than_that_it_moved() -> None:
    place, edge = Signal("technical-place", {Kind.FAULT: 5.0}), Signal("step", {Kind.FAULT: 3.0})
    near = Signal("tracker-event", {Kind.FAULT: 5.0})
    nothing = chances([ORDINARY], SURER)[frozenset()]
    assert nothing > 0.4
    assert chances([ORDINARY, place, edge, near], SURER)[frozenset()] >= nothing
    assert judge([ORDINARY, place, edge, near]).verdict not in (Verdict.FAULT, Verdict.SEVERAL)


def test_a_second_count_tells_that_something_happened_where_the_size_does_not() -> None:
    assert judge([ORDINARY, NULLS, STILL]).verdict is Verdict.FAULT


def test_where_nobody_named_a_day_nothing_is_likelier() -> None:
    asked = chances([ORDINARY], PLAIN)[frozenset()]
    assert chances([ORDINARY], PLAIN, asked=False)[frozenset()] > asked


def test_a_short_past_is_less_sure() -> None:
    long, short = judge([MOVED, NULLS, STILL]), judge([MOVED, NULLS, STILL], apart=3.0)
    assert short.chance < long.chance


@pytest.mark.parametrize("error", [0.01, 0.18])
def test_an_ordinary_gap_speaks_for_noise_only_where_an_effect_would_show(error: float) -> None:
    moved = replace(MOVEMENT, low=-1 - 196 * error, high=-1 + 196 * error)
    (told,) = size(Question(READING), moved, None)
    assert (told.weight(Kind.FAULT) < -0.3) == (error < 0.1)
    assert told.weight(Kind.FAULT) < 0.1


def test_without_signals_nothing_is_told() -> None:
    assert judge([]).verdict is Verdict.CANNOT_TELL


def test_a_move_that_nothing_explains_is_not_told() -> None:
    assert judge([MOVED]).verdict is Verdict.CANNOT_TELL


def test_kinds_and_causes_sum_to_one() -> None:
    told = judge([MOVED, NULLS, OURS])
    assert sum(chance for _, chance in told.kinds) == pytest.approx(1.0)
    assert sum(chances([MOVED], PLAIN).values()) == pytest.approx(1.0)
    assert list(told.kinds) == sorted(told.kinds, key=lambda pair: -pair[1])


def test_the_same_thing_told_twice_weighs_less_than_two_things() -> None:
    other = Signal("duplicates", {Kind.FAULT: 3.0})
    twice = chances([MOVED, NULLS, other], PLAIN)[frozenset({Kind.FAULT})]
    apart = chances([MOVED, NULLS, Signal("technical-place", {Kind.FAULT: 3.0})], PLAIN)
    assert apart[frozenset({Kind.FAULT})] > twice
