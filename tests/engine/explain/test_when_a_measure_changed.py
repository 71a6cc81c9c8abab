"""Change points are found where they were planted, dated with an honest interval, and not found where none are."""

from __future__ import annotations

import numpy as np
import pytest

from passerelle.engine.explain.change.clean import found_season
from passerelle.engine.explain.change.partition import Costs, cheapest
from passerelle.engine.explain.change.points import change_points
from passerelle.engine.explain.change.score import covering, f1
from passerelle.engine.explain.change.shapes import Changes, Shape
from passerelle.engine.worlds.breaks import KINDS, break_world
from passerelle.kernel.finding import Finding, Refusal


def changes(values: np.ndarray, **asked: int) -> Changes:
    found = change_points(values, **asked)
    assert isinstance(found, Finding)
    return found.estimate


@pytest.mark.parametrize("kind", KINDS)
def test_planted_changes_are_found(kind: str) -> None:
    worlds = [break_world(kind, seed=900 + n) for n in range(6)]
    found = [changes(w.values).lasting for w in worlds]
    scores = [f1([w.truth], f) for w, f in zip(worlds, found, strict=True)]
    covers = [
        covering([w.truth], f, periods=len(w.values)) for w, f in zip(worlds, found, strict=True)
    ]
    assert np.mean(scores) > (0.6 if kind in ("trend", "growth") else 0.85)
    assert np.mean(covers) > 0.8


def test_the_interval_of_a_date_holds_it_as_often_as_it_says() -> None:
    held = []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        values = rng.normal(size=120)
        values[70:] += 1.6
        held += [b.low <= 70 <= b.high for b in changes(values).breaks if 50 < b.index < 90]
    assert len(held) > 50
    assert np.mean(held) >= 0.92


def test_memory_is_not_taken_for_breaks() -> None:
    rng = np.random.default_rng(3)
    found = 0
    for _ in range(10):
        noise = rng.normal(size=200)
        for i in range(1, 200):
            noise[i] += 0.6 * noise[i - 1]
        found += len(changes(noise).lasting)
    assert found <= 1


def test_a_ramp_is_a_change_of_trend_and_a_jump_a_change_of_level() -> None:
    rng = np.random.default_rng(5)
    time = np.arange(150)
    ramp = changes(np.maximum(time - 80, 0) * 0.4 + rng.normal(size=150))
    jump = changes((time >= 80) * 5.0 + rng.normal(size=150))
    assert [b.shape for b in ramp.breaks] == [Shape.TREND]
    assert [b.shape for b in jump.breaks] == [Shape.LEVEL]
    assert ramp.breaks[0].size == pytest.approx(0.4, abs=0.1)
    assert jump.breaks[0].size == pytest.approx(5, abs=0.8)


def test_an_outlier_is_a_point_and_breaks_nothing() -> None:
    values = np.random.default_rng(2).normal(size=90)
    values[40] += 15
    found = changes(values)
    assert [(b.index, b.shape) for b in found.breaks] == [(40, Shape.POINT)]
    assert found.lasting == ()


def test_a_season_is_seen_and_breaks_nothing() -> None:
    rng = np.random.default_rng(4)
    values = np.tile([0, 2, 4, 8, 4, -6, -9], 30) + rng.normal(size=210)
    found = changes(values)
    assert found.season == 7
    assert found.lasting == ()


@pytest.mark.parametrize("values", [np.full(50, 3.0), np.zeros(9), np.arange(40.0)])
def test_a_series_without_noise_and_without_change_has_none(values: np.ndarray) -> None:
    assert changes(values).lasting == ()


def test_plateaus_without_noise_are_cut_at_their_edges() -> None:
    values = np.repeat([3.0, 8.0, 5.0], [40, 30, 25])
    assert changes(values).lasting == (40, 70)


def test_missing_values_move_no_index() -> None:
    rng = np.random.default_rng(8)
    values = rng.normal(size=100) + 6 * (np.arange(100) >= 60)
    values[10:25] = np.nan
    values[::9] = np.nan
    found = change_points(values)
    assert isinstance(found, Finding)
    assert found.coverage is not None
    assert found.coverage < 0.8
    assert [abs(c - 60) <= 1 for c in found.estimate.lasting] == [True]


def test_a_series_mostly_unknown_is_dated_in_its_own_periods() -> None:
    rng = np.random.default_rng(12)
    values = rng.normal(size=300) + 8 * (np.arange(300) >= 180)
    values[np.arange(300) % 4 != 0] = np.nan
    assert changes(values).lasting == (180,)
    noise = np.where(rng.random(200) < 0.85, np.nan, rng.normal(size=200))
    assert changes(noise).lasting == ()


@pytest.mark.parametrize("values", [np.exp(np.arange(100) / 5), np.minimum(np.arange(100.0), 50)])
def test_the_ends_of_a_slope_are_no_outliers(values: np.ndarray) -> None:
    assert not [b for b in changes(values).breaks if b.shape is Shape.POINT]


def test_a_long_series_is_cut_too() -> None:
    rng = np.random.default_rng(13)
    values = rng.normal(size=5000) + 2 * (np.arange(5000) >= 3111)
    [found] = changes(values).breaks
    assert found.low <= 3111 <= found.high
    assert found.high - found.low <= 20


def test_values_beyond_reckoning_are_not_known() -> None:
    values = np.random.default_rng(14).normal(size=60)
    values[[5, 9]] = np.inf, 1e200
    assert changes(values).lasting == ()
    assert isinstance(change_points(np.where(np.isfinite(values), 1e300, np.inf)), Refusal)


def test_too_short_a_past_is_refused() -> None:
    for values in (np.array([]), np.arange(7.0), np.full(30, np.nan)):
        assert change_points(values) == Refusal("past-too-short", ("at least 8 known values",))


def test_a_column_that_is_never_known_is_left_out() -> None:
    rng = np.random.default_rng(9)
    values = np.column_stack([rng.normal(size=80) + 7 * (np.arange(80) >= 30), np.full(80, np.nan)])
    assert [abs(c - 30) <= 1 for c in changes(values).lasting] == [True]


def test_the_cut_is_the_cheapest_there_is() -> None:
    pelt = pytest.importorskip("skchange.detectors", reason="needs skchange, PELT's reference")
    scorers = pytest.importorskip("skchange.interval_scorers", reason="needs skchange")
    for seed in range(5):
        values = break_world("level", seed=seed).values[:160]
        values = values / values.std()
        ours = cheapest(Costs.of(values, shortest=3), price=1.5, slope=np.inf)
        theirs = pelt.PELT(cost=scorers.L2Cost(), penalty=1.5, min_segment_length=3)
        assert [p.start for p in ours[1:]] == list(theirs.fit(values).predict(values))


def test_the_same_series_give_the_same_digest() -> None:
    values = break_world("mixed", seed=1).values
    one, two, other = change_points(values), change_points(values), change_points(values + 1)
    assert isinstance(one, Finding) and isinstance(two, Finding) and isinstance(other, Finding)
    assert one.digest == two.digest != other.digest


def test_a_series_of_which_no_lag_looks_like_itself_has_no_season() -> None:
    rng = np.random.default_rng(0)
    for _ in range(200):
        days = int(rng.integers(12, 40))
        walk = rng.normal(size=days).cumsum() + np.arange(days) ** 2 * rng.random()
        assert found_season(walk[:, None]) >= 0
