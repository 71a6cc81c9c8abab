"""The verdict: what signals defend, several causes when each is necessary, none when thin."""

from __future__ import annotations

import pytest

from passerelle.engine.explain.answer.shapes import Kind, Signal, Verdict
from passerelle.engine.explain.answer.verdict import PRIORS, chances, judge

MOVED = Signal("moved", dict.fromkeys((Kind.FAULT, Kind.MIX, Kind.OWN, Kind.OUTSIDE), 5.0))
NULLS = Signal("nulls", {Kind.FAULT: 5.0}, both=5.0)
OURS = Signal("own-event", {Kind.OWN: 4.0})
STILL = Signal("independent", {Kind.FAULT: 3.0, Kind.OWN: -3.0, Kind.OUTSIDE: -3.0}, both=-2.0)
ALONG = Signal("independent", {Kind.FAULT: -4.0, Kind.OWN: 1.0, Kind.OUTSIDE: 1.0}, both=-2.0)
HALF = Signal("independent", {Kind.FAULT: -2.0, Kind.OWN: -2.0, Kind.OUTSIDE: -2.0}, both=3.0)


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
    assert judge(signals, temperature=1.0, sure=0.5).verdict is verdict


def test_without_signals_nothing_is_told() -> None:
    assert judge([]).verdict is Verdict.CANNOT_TELL


def test_a_move_that_nothing_explains_is_not_told() -> None:
    assert judge([MOVED]).verdict is Verdict.CANNOT_TELL


def test_kinds_and_causes_sum_to_one() -> None:
    told = judge([MOVED, NULLS, OURS])
    assert sum(chance for _, chance in told.kinds) == pytest.approx(1.0)
    assert sum(chances([MOVED], temperature=1.0).values()) == pytest.approx(1.0)
    assert list(told.kinds) == sorted(told.kinds, key=lambda pair: -pair[1])


def test_the_same_thing_told_twice_weighs_less_than_two_things() -> None:
    other = Signal("duplicates", {Kind.FAULT: 3.0})
    twice = chances([NULLS, other], temperature=1.0)[frozenset({Kind.FAULT})]
    apart = chances([NULLS, Signal("technical-place", {Kind.FAULT: 3.0})], temperature=1.0)
    assert apart[frozenset({Kind.FAULT})] > twice
