"""Decompositions sum to the change, and say what truly happened."""

import math

import numpy as np
import pytest

from passerelle.engine.explain.parts.factors import log_mean, shapley
from passerelle.engine.explain.parts.mix import mix_and_rate
from passerelle.kernel.finding import Refusal

WAS = {"visits": 12_000.0, "rate": 0.031, "basket": 84.0}
NOW = {"visits": 9_000.0, "rate": 0.034, "basket": 84.0}
SEGMENTS = ("search", "mail", "partner")


def product(point):
    return math.prod(point.values())


def counts(rates, trials, seed):
    rng = np.random.default_rng(seed)
    tried = rng.multinomial(sum(trials), np.array(trials) / sum(trials))
    return rng.binomial(tried, rates).astype(float), tried.astype(float)


@pytest.mark.parametrize("seed", range(20))
def test_the_shares_of_any_formula_sum_to_the_change(seed):
    rng = np.random.default_rng(seed)
    names = "abcdef"
    before = {n: float(rng.uniform(0.1, 50)) for n in names}
    after = {n: float(rng.uniform(0.1, 50)) for n in names}
    found = shapley(lambda p: p["a"] * p["b"] / p["c"] + p["d"] - p["e"] * p["f"], before, after)
    shared = sum(part.change for part in found.estimate.parts)
    assert shared == pytest.approx(found.estimate.change, rel=1e-9, abs=1e-9)
    shared = sum(part.change for part in log_mean(before, after).estimate.parts)
    assert shared == pytest.approx(product(after) - product(before), rel=1e-9)


def test_a_factor_that_did_not_move_has_no_share():
    for found in (shapley(product, WAS, NOW), log_mean(WAS, NOW)):
        shares = {part.name: part.change for part in found.estimate.parts}
        assert shares["basket"] == 0
        assert shares["visits"] < 0 < shares["rate"]


def test_two_factors_that_moved_alike_share_alike():
    found = shapley(product, {"a": 2.0, "b": 2.0}, {"a": 3.0, "b": 3.0})
    assert [part.change for part in found.estimate.parts] == [2.5, 2.5]


@pytest.mark.parametrize(
    ("refused", "code"),
    [
        (lambda: shapley(product, WAS, {"visits": 1.0}), "factors-differ"),
        (lambda: log_mean(WAS, {"visits": 1.0}), "factors-differ"),
        (lambda: log_mean({"a": 1.0}, {"a": 0.0}), "factor-not-positive"),
        (lambda: shapley(lambda p: 1 / p["a"], {"a": 0.0}, {"a": 1.0}), "formula-undefined"),
        (
            lambda: shapley(
                product, {str(n): 1.0 for n in range(13)}, {str(n): 2.0 for n in range(13)}
            ),
            "too-many-factors",
        ),
    ],
)
def test_what_has_no_shares_is_refused(refused, code):
    answer = refused()
    assert isinstance(answer, Refusal)
    assert answer.code == code


@pytest.mark.parametrize("seed", range(10))
def test_mix_and_rate_sum_to_the_change_of_the_ratio(seed):
    before, after = (
        counts([0.1, 0.2, 0.05], [500, 300, 900], seed),
        counts([0.12, 0.15, 0.05], [200, 700, 800], seed + 100),
    )
    found = mix_and_rate(SEGMENTS, before, after).estimate
    change = after[0].sum() / after[1].sum() - before[0].sum() / before[1].sum()
    assert found.change == pytest.approx(change, abs=1e-9)
    assert found.rates.change + found.mixes.change == pytest.approx(change, abs=1e-9)


def test_an_audience_that_changed_is_not_taken_for_a_rate_that_fell():
    before = counts([0.3, 0.1, 0.05], [8000, 1000, 1000], 1)
    after = counts([0.3, 0.1, 0.05], [2000, 1000, 7000], 2)
    found = mix_and_rate(SEGMENTS, before, after).estimate
    assert found.mix.high < 0
    assert found.rate.low < 0 < found.rate.high


def test_every_segment_up_and_the_total_down_is_flagged():
    before = (np.array([900.0, 10.0]), np.array([3000.0, 1000.0]))
    after = (np.array([320.0, 60.0]), np.array([1000.0, 3000.0]))
    found = mix_and_rate(("phone", "desktop"), before, after).estimate
    assert found.reversal
    assert found.rate.change > 0 > found.change


def test_a_segment_that_appears_is_mix():
    before = (np.array([100.0, 0.0]), np.array([1000.0, 0.0]))
    after = (np.array([100.0, 5.0]), np.array([1000.0, 500.0]))
    found = mix_and_rate(("old", "new"), before, after).estimate
    assert found.rates.parts[1].change == 0
    assert found.mixes.parts[1].change < 0


def test_intervals_hold_the_truth_as_often_as_they_say():
    held = tried = 0
    weights, rates = ([0.5, 0.3, 0.2], [0.4, 0.35, 0.25]), ([0.1, 0.2, 0.05], [0.12, 0.17, 0.05])
    truth = [(weights[0][i] + weights[1][i]) / 2 * (rates[1][i] - rates[0][i]) for i in range(3)]
    for seed in range(150):
        before = counts(rates[0], [2000, 1200, 800], 2 * seed)
        after = counts(rates[1], [1600, 1400, 1000], 2 * seed + 1)
        for part, true in zip(
            mix_and_rate(SEGMENTS, before, after).estimate.rates.parts, truth, strict=True
        ):
            held += part.low <= true <= part.high
            tried += 1
    assert 0.93 <= held / tried <= 0.97


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ((np.array([5.0]), np.array([3.0])), "counts-impossible"),
        ((np.array([5.0]), np.array([9.0])), "too-few-trials"),
    ],
)
def test_counts_that_cannot_be_shared_are_refused(before, code):
    answer = mix_and_rate(("all",), before, (np.array([50.0]), np.array([90.0])))
    assert isinstance(answer, Refusal)
    assert answer.code == code
