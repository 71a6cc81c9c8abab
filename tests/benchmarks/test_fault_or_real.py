"""A reduced run of FAULT-OR-REAL on the half that was not tuned on, and how it counts."""

from __future__ import annotations

import pytest

from benchmarks.fault_or_real.__main__ import METHODS
from benchmarks.fault_or_real.score import (
    Scored,
    calibration_error,
    coverage,
    macro_f1,
    row,
    threshold,
    truth,
    wander,
)
from benchmarks.fault_or_real.silent import flagged
from passerelle.engine.explain.answer.shapes import Kind, Verdict
from passerelle.engine.worlds.faults.cases import SEVERAL, stratified
from passerelle.engine.worlds.faults.half import TEST


def scored(right: bool, chance: float) -> Scored:
    said = Verdict.FAULT if right else Verdict.OWN
    return Scored(Verdict.FAULT, said, said, chance)


NOTHING: frozenset[Kind] = frozenset()
QUOTAS = {
    NOTHING: 12,
    SEVERAL: 10,
    frozenset({Kind.FAULT}): 6,
    frozenset({Kind.OWN}): 5,
    frozenset({Kind.OUTSIDE}): 5,
    frozenset({Kind.MIX}): 4,
}
"""Forty-two cases about in the proportions of the benchmark, the rarer sorts always as many."""


@pytest.fixture(scope="module")
def told() -> dict[str, list[Scored]]:
    """The same cases, told by each method."""
    made = list(stratified(TEST, effect=0.05, quotas=QUOTAS, seed=23))
    return {
        name: [method(case.question, truth(case.kinds)) for case in made]
        for name, method in METHODS.items()
    }


def test_effects_of_five_per_cent_are_told_apart(told: dict[str, list[Scored]]) -> None:
    rows = {name: row(found) for name, found in told.items()}
    assert rows["ours"]["macro_f1"] >= 0.75
    assert rows["ours"]["abstains"] <= 0.15
    assert rows["ours"]["macro_f1"] > rows["rules"]["macro_f1"] > rows["z-score alert"]["macro_f1"]


def test_where_nothing_happened_a_cause_is_seldom_named(told: dict[str, list[Scored]]) -> None:
    said = [case.said for case in told["ours"] if case.truth is Verdict.NOISE]
    assert len(said) == QUOTAS[NOTHING]
    assert sum(verdict not in (Verdict.NOISE, Verdict.CANNOT_TELL) for verdict in said) <= 1


def test_a_silent_loss_is_flagged_within_four_days_at_one_false_alarm_a_month() -> None:
    rows = {r["method"]: r for r in flagged(TEST, effect=0.05, number=8, seed=23)}
    for method in ("watch, measure alone", "watch, with its witness"):
        days, alarms = rows[method]["days_to_flag"], rows[method]["false_alarms_a_month"]
        assert isinstance(days, float)
        assert isinstance(alarms, float)
        assert days <= 4
        assert alarms <= 1


def test_two_kinds_at_once_are_several_and_none_is_noise() -> None:
    assert truth(frozenset({Kind.FAULT, Kind.OWN})) is Verdict.SEVERAL
    assert truth(frozenset()) is Verdict.NOISE


def test_ties_are_answered_together_or_not_at_all() -> None:
    half = [scored(True, 0.8), scored(False, 0.8)]
    assert threshold(half) == 1.0
    assert coverage(half) == 0.0
    assert coverage([*half, *(scored(True, 0.9) for _ in range(2))]) == 0.5


def test_an_abstention_is_missed_and_chances_are_compared_with_what_was_right() -> None:
    silent = Scored(Verdict.FAULT, Verdict.CANNOT_TELL, Verdict.FAULT, 0.4)
    assert macro_f1([scored(True, 0.9), silent]) == 2 / 3
    assert abs(calibration_error([scored(True, 0.8)] * 8 + [scored(False, 0.8)] * 2)) < 0.35


def test_few_cases_tell_little_of_a_calibration_error() -> None:
    """Chances of 0.8 that are right eight times in ten are exact: what is seen beside 0 is the draw of cases."""
    few, many = ([scored(n % 5 > 0, 0.8) for n in range(size)] for size in (50, 500))
    low, high, exact = wander(few)
    assert low < exact < high
    assert wander(many)[2] < exact / 2
    assert row(few)["overstates"] == 0.0
