"""The likeliest break of what happened against what was expected, and how sure its date is."""

from __future__ import annotations

import numpy as np
import pytest

from passerelle.engine.explain.change.points import dated
from passerelle.engine.explain.change.shapes import Shape, Since
from passerelle.kernel.finding import Finding, Refusal

TIME = np.arange(120)


def since(left: np.ndarray, **asked: object) -> Since:
    expected = 100 + 10 * np.sin(TIME[: len(left)] / 3)
    found = dated(expected + left, expected, **asked)  # type: ignore[arg-type]
    assert isinstance(found, Finding)
    return found.estimate


def test_a_loss_that_lasts_is_dated_as_a_level() -> None:
    found = since(np.random.default_rng(1).normal(size=120) - 4.0 * (TIME >= 100))
    assert found.shape is Shape.LEVEL
    assert found.low <= 100 <= found.high
    assert found.p < 1e-6
    assert found.size == pytest.approx(-4, abs=1)


def test_a_loss_that_grows_is_dated_as_a_trend() -> None:
    left = np.random.default_rng(2).normal(size=120) - 0.5 * np.maximum(TIME - 95, 0)
    found = since(left)
    assert found.shape is Shape.TREND
    assert found.low <= 96 <= found.high
    assert found.size == pytest.approx(-0.5, abs=0.15)


def test_one_odd_day_is_a_point() -> None:
    found = since(np.random.default_rng(3).normal(size=120) + 12.0 * (TIME == 117))
    assert (found.index, found.shape) == (117, Shape.POINT)


def test_the_last_day_alone_is_a_point() -> None:
    found = since(np.random.default_rng(4).normal(size=120) - 12.0 * (TIME == 119))
    assert (found.index, found.shape) == (119, Shape.POINT)


def test_an_old_outlier_does_not_hide_a_loss_that_lasts() -> None:
    left = np.random.default_rng(5).normal(size=120) + 30.0 * (TIME == 20) - 3.0 * (TIME >= 105)
    found = since(left)
    assert found.shape is Shape.LEVEL
    assert found.low <= 105 <= found.high


def test_calm_days_give_small_likelihoods() -> None:
    rng = np.random.default_rng(6)
    chances = []
    for _ in range(80):
        noise = rng.normal(size=120)
        for i in range(1, 120):
            noise[i] += 0.4 * noise[i - 1]
        chances.append(since(noise).p)
    assert np.mean(np.array(chances) < 0.05) <= 0.08


def test_the_interval_holds_the_date_as_often_as_it_says() -> None:
    rng, held = np.random.default_rng(7), []
    for _ in range(100):
        noise = rng.normal(size=120)
        for i in range(1, 120):
            noise[i] += 0.4 * noise[i - 1]
        found = since(noise - 3.0 * (TIME >= 90))
        held.append(found.low <= 90 <= found.high)
    assert np.mean(held) >= 0.91


def test_only_the_days_asked_about_are_dated() -> None:
    left = np.random.default_rng(8).normal(size=120) + 8.0 * (TIME >= 30) - 5.0 * (TIME >= 110)
    assert since(left).low <= 30
    assert since(left, first=80).index == pytest.approx(110, abs=2)


def test_days_without_a_value_move_no_index() -> None:
    left = np.random.default_rng(9).normal(size=120) - 6.0 * (TIME >= 90)
    left[:10], left[50:60] = np.nan, np.nan
    assert since(left).index == pytest.approx(90, abs=1)


def test_one_odd_day_among_days_exactly_as_expected_is_a_point() -> None:
    found = since(np.where(TIME == 60, 50.0, 0.0))
    assert (found.index, found.shape) == (60, Shape.POINT)


def test_what_cannot_be_dated_is_refused() -> None:
    flat = np.full(30, 5.0)
    assert dated(flat, flat) == Refusal(
        "response-constant", ("values that leave their expectation",)
    )
    short = dated(flat[:10], np.arange(10.0))
    assert isinstance(short, Refusal)
    assert short.code == "past-too-short"
    late = dated(np.arange(30.0), flat, first=30)
    assert isinstance(late, Refusal)
    assert late.code == "date-outside"
