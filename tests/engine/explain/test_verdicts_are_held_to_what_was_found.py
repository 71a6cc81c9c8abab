"""Verdicts against what was found, on worlds where the announced likelihoods are true, or too sure."""

from __future__ import annotations

import numpy as np
import pytest

from passerelle.engine.explain.record import FEWEST, Record, record
from passerelle.kernel.finding import Finding, Refusal


def world(n: int, *, seed: int, sharpened: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Likelihoods announced, and kinds drawn from them; `sharpened` above 1 announces more than is true."""
    rng = np.random.default_rng(seed)
    true = rng.dirichlet([0.35] * 5, size=n)
    found = np.array([rng.choice(5, p=row) for row in true], dtype=np.int64)
    announced = true**sharpened
    return announced / announced.sum(axis=1, keepdims=True), found


def held(announced: np.ndarray, found: np.ndarray) -> Record:
    told = record(announced, found)
    assert isinstance(told, Finding)
    return told.estimate


def test_few_checked_answers_tell_nothing() -> None:
    announced, found = world(FEWEST - 3, seed=0)
    assert record(announced, found) == Refusal("too-few-checked", ("3 more answers checked",))


def test_true_likelihoods_are_said_to_hold() -> None:
    told = [held(*world(60, seed=s)) for s in range(200)]
    assert np.mean([one.holds for one in told]) >= 0.92


def test_the_interval_of_the_score_holds_what_it_is_on_average() -> None:
    truth = held(*world(40_000, seed=1)).brier
    told = [held(*world(60, seed=100 + s)) for s in range(300)]
    assert np.mean([one.brier_low <= truth <= one.brier_high for one in told]) >= 0.92
    assert np.mean([one.promised for one in told]) == pytest.approx(truth, abs=0.02)


def test_verdicts_that_are_too_sure_do_not_hold() -> None:
    told = [held(*world(120, seed=s, sharpened=4.0)) for s in range(60)]
    assert np.mean([not one.holds for one in told]) >= 0.9


def test_bands_add_up_and_a_thin_one_has_no_interval() -> None:
    announced = np.full((FEWEST, 5), 0.05)
    announced[:, 0] = 0.8
    announced[:3] = [0.92, 0.02, 0.02, 0.02, 0.02]
    told = held(announced, np.zeros(FEWEST, dtype=np.int64))
    assert [(b.start, b.answers, b.right) for b in told.bands] == [(0.9, 3, 3), (0.7, 17, 17)]
    assert told.bands[0].low is None
    assert told.bands[1].low is not None and told.bands[1].high == 1.0


def test_sure_and_wrong_scores_two() -> None:
    announced = np.tile([1.0, 0, 0, 0, 0], (FEWEST, 1))
    assert held(announced, np.ones(FEWEST, dtype=np.int64)).brier == 2.0
