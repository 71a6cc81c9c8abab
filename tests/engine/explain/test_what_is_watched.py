"""A watch keeps its budget of false alarms, and flags a silent loss that lasts within days."""

from __future__ import annotations

import numpy as np
import pytest

from passerelle.engine.explain.change.alerts import Alert, watch
from passerelle.engine.explain.change.shapes import Shape
from passerelle.engine.worlds.watched import watched_world
from passerelle.kernel.finding import Finding, Refusal

CALM = 120


def raised(scores: np.ndarray, *, budget: float) -> tuple[Alert, ...]:
    found = watch(scores, calm=CALM, budget=budget)
    assert isinstance(found, Finding)
    return found.estimate.alerts


@pytest.mark.parametrize("common", [0.0, 0.6])
@pytest.mark.parametrize("each", [1.0, 0.2])
def test_false_alarms_stay_within_the_budget(common: float, each: float) -> None:
    alarms, months = 0, 0.0
    for seed in range(6):
        world = watched_world(seed=seed, days=360, measures=10, common=common)
        alarms += len(raised(world.scores, budget=each * 10))
        months += 10 * (360 - CALM) / 30
    together = 1 + 9 * common  # alarms of ten measures that share their noise come in clusters
    assert alarms <= each * months + 2 * np.sqrt(each * months * together)


def test_a_silent_loss_that_lasts_is_flagged_within_four_days() -> None:
    waits = []
    for seed in range(4):
        world = watched_world(seed=50 + seed, days=240, measures=10, losing=10, noise=0.025)
        alerts = [a for a in raised(world.scores, budget=10) if a.day >= world.day]
        first = {a.measure: a.day for a in reversed(alerts)}
        waits += [first.get(m, 240) - world.day + 1 for m in world.lost]
    assert np.median(waits) <= 2
    assert np.mean(np.array(waits) <= 4) >= 0.75


def test_a_loss_that_lasts_is_told_as_such_since_its_day() -> None:
    rng = np.random.default_rng(1)
    scores = rng.normal(size=(200, 3))
    scores[150:, 1] -= 2.0
    alert = next(a for a in raised(scores, budget=0.3) if a.day >= 150)
    assert (alert.measure, alert.shape) == (1, Shape.LEVEL)
    assert abs(alert.since - 150) <= 2
    assert alert.size == pytest.approx(-2, abs=0.9)


def test_one_odd_day_is_a_point_and_the_measure_stays_watched() -> None:
    rng = np.random.default_rng(2)
    scores = rng.normal(size=(200, 4))
    scores[140, 2] = 9.0
    scores[170:, 2] -= 3.0
    alerts = [a for a in raised(scores, budget=0.5) if a.measure == 2]
    assert (alerts[0].day, alerts[0].shape) == (140, Shape.POINT)
    assert any(170 <= a.day <= 176 for a in alerts)


def test_a_loss_that_goes_on_is_not_told_every_day() -> None:
    rng = np.random.default_rng(3)
    scores = rng.normal(size=(220, 2))
    scores[150:, 0] -= 2.5
    assert 1 <= len([a for a in raised(scores, budget=0.5) if a.day >= 150]) <= 4


def test_a_measure_that_came_back_is_watched_anew() -> None:
    rng = np.random.default_rng(4)
    scores = rng.normal(size=(260, 1))
    scores[150:170, 0] -= 3.0
    scores[220:, 0] -= 3.0
    days = [a.day for a in raised(scores, budget=0.2)]
    assert any(150 <= d < 156 for d in days)
    assert any(220 <= d < 226 for d in days)


def test_days_without_a_value_raise_nothing() -> None:
    rng = np.random.default_rng(5)
    scores = rng.normal(size=(200, 5))
    scores[rng.random(scores.shape) < 0.2] = np.nan
    scores[160:, 3] = np.nan
    assert not [a for a in raised(scores, budget=0.2) if a.measure == 3 and a.day >= 160]


def test_a_watch_without_budget_or_past_is_refused() -> None:
    scores = np.random.default_rng(6).normal(size=(100, 2))
    for budget in (0.0, -1.0, float("nan")):
        found = watch(scores, calm=60, budget=budget)
        assert isinstance(found, Refusal)
        assert found.code == "budget-missing"
    short = watch(scores, calm=20, budget=1.0)
    assert isinstance(short, Refusal)
    assert short.code == "past-too-short"
    assert isinstance(watch(scores[:, :0], calm=60, budget=1.0), Refusal)


def test_a_measure_that_never_moved_raises_nothing_until_it_does() -> None:
    scores = np.zeros((150, 2))
    scores[:, 1] = np.random.default_rng(7).normal(size=150)
    assert not [a for a in raised(scores, budget=0.2) if a.measure == 0]
