"""A synthetic control finds a planted effect, ranks it among donors, and keeps quiet where there is none."""

from __future__ import annotations

import numpy as np
import pytest

from passerelle.engine.explain.effect.synthetic import Synthetic, mixture, synthetic_control
from passerelle.engine.worlds.donors import DonorWorld, donor_world
from passerelle.kernel.finding import Finding, Refusal


def told(world: DonorWorld) -> Finding[Synthetic]:
    found = synthetic_control(world.response, world.donors, start=world.start)
    assert isinstance(found, Finding)
    return found


def test_a_planted_effect_comes_first_among_the_donors() -> None:
    estimates = [told(donor_world(seed=seed, effect=6.0)).estimate for seed in range(8)]
    assert np.mean([e.average for e in estimates]) == pytest.approx(6, abs=0.6)
    assert np.mean([e.p <= 0.05 for e in estimates]) >= 0.85
    assert min(e.p for e in estimates) == 1 / 25


def test_without_an_effect_small_p_are_as_rare_as_they_say() -> None:
    chances = [told(donor_world(seed=100 + seed)).estimate.p for seed in range(60)]
    assert np.mean(np.array(chances) <= 0.2) <= 0.32


def test_the_interval_holds_the_effect_as_often_as_it_says() -> None:
    held = []
    for seed in range(60):
        world = donor_world(seed=300 + seed, effect=4.0)
        found = told(world)
        assert found.interval is not None
        after = len(world.response) - world.start
        held.append(found.interval.low <= world.effect * after <= found.interval.high)
    assert np.mean(held) >= 0.88


def test_weights_are_shares_and_find_the_donors_that_matter() -> None:
    rng = np.random.default_rng(1)
    donors = rng.normal(size=(80, 6)).cumsum(axis=0)
    weights = mixture(donors @ np.array([0.7, 0, 0.3, 0, 0, 0]), donors)
    assert weights.sum() == pytest.approx(1, abs=1e-12)
    assert (weights >= 0).all()
    assert weights == pytest.approx([0.7, 0, 0.3, 0, 0, 0], abs=1e-3)


def test_few_donors_say_that_ranks_cannot_reach_five_percent() -> None:
    found = told(donor_world(seed=2, donors=8, effect=10.0))
    assert found.estimate.p >= 1 / 9
    assert [a.held for a in found.assumptions if a.code == "ranks-reach-5-percent"] == [False]
    assert found.interval is not None
    assert found.interval.level == pytest.approx(8 / 9)


def test_what_cannot_be_compared_is_refused() -> None:
    world = donor_world(seed=3)
    codes = []
    for response, donors, start in (
        (world.response, dict(list(world.donors.items())[:4]), 60),
        (world.response, world.donors, 11),
        (world.response, world.donors, 90),
        (world.response * np.nan, world.donors, 60),
        (world.response + 1000, world.donors, 60),
    ):
        found = synthetic_control(response, donors, start=start)
        assert isinstance(found, Refusal)
        codes.append(found.code)
    assert codes == [
        "donors-too-few",
        "past-too-short",
        "past-too-short",
        "values-not-numbers",
        "fit-poor",
    ]
