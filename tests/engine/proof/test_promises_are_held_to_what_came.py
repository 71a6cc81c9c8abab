"""On worlds whose truth is planted: intervals cover, biases are found, chance is taken out of what was chosen."""

import numpy as np
import pytest

from passerelle.engine.proof.bias import bias
from passerelle.engine.proof.curse import corrected
from passerelle.engine.proof.kept import kept
from passerelle.engine.worlds.promises import announced, estimated, measured
from passerelle.kernel.finding import Finding, Refusal

WORLDS = 120


def _bias(world, **more):
    found = bias(world.ratios, world.errors, types=world.types, sponsors=world.sponsors, **more)
    assert isinstance(found, Finding)
    return found.estimate


@pytest.mark.slow
def test_the_interval_of_a_sponsor_and_of_a_type_holds_eight_times_in_ten():
    held = {"types": [], "sponsors": []}
    for seed in range(WORLDS):
        world = measured(seed=seed)
        found = _bias(world)
        for kind, truths in (("types", world.of_types), ("sponsors", world.of_sponsors)):
            for name, share in getattr(found, kind).items():
                held[kind].append(share.low <= truths[name] <= share.high)
    assert 0.75 <= np.mean(held["types"]) <= 0.90
    assert 0.76 <= np.mean(held["sponsors"]) <= 0.86


def test_who_promises_twice_what_comes_is_found_and_who_was_seen_once_is_drawn_to_the_others():
    world = measured(seed=5, of_sponsors=0.0)
    by = list(world.sponsors)
    ratios = world.ratios.copy()
    loud = [place for place, name in enumerate(by) if name == "sponsor 1"]
    ratios[loud] -= 0.6
    rare = by.index("sponsor 2")
    by[:] = [
        "sponsor 2" if place == rare else name.replace("sponsor 2", "sponsor 3")
        for place, name in enumerate(by)
    ]
    ratios[rare] = 3.0
    found = bias(ratios, world.errors, types=world.types, sponsors=by).estimate
    assert found.sponsors["sponsor 1"].high < found.whole.mean
    assert found.sponsors["sponsor 2"].mean < 1.9


def test_a_small_group_is_withheld_and_so_is_what_would_give_it_by_difference():
    world = measured(seed=3)
    names = sorted(set(world.sponsors))
    groups = {"sales": names[:5], "few": names[:4], "all but few": names[4:], "all": names}
    assert set(_bias(world, groups=groups).groups) == {"sales"}


def test_one_more_initiative_lies_in_its_interval_eight_times_in_ten():
    inside = []
    for seed in range(60):
        world = measured(seed=1000 + seed, initiatives=45)
        share = _bias(world).next
        rng = np.random.default_rng(seed)
        truth = 0.75 + rng.normal(0, np.sqrt(0.15**2 + 0.25**2 + 0.3**2))
        inside.append(share.low <= truth <= share.high)
    assert 0.68 <= np.mean(inside) <= 0.92


def test_what_was_chosen_is_promised_too_much_and_corrected_it_is_not():
    raw, mended = [], []
    for seed in range(WORLDS):
        world = estimated(seed=seed)
        best = np.argsort(-world.mids / world.sizes)[:18]
        found = corrected(world.lows, world.mids, world.highs, sizes=world.sizes).estimate
        raw.append(world.mids[best].sum() / world.truths[best].sum())
        mended.append(found.expected[best].sum() / world.truths[best].sum())
    assert np.mean(raw) > 1.25
    assert 0.97 <= np.mean(mended) <= 1.05


def test_a_wide_range_is_drawn_further_than_a_narrow_one():
    world = estimated(seed=2)
    found = corrected(world.lows, world.mids, world.highs, sizes=world.sizes).estimate
    width = np.log(world.highs / world.lows)
    assert found.pulled[width.argmax()] > found.pulled[width.argmin()]


def test_odds_that_hold_are_said_to_and_swagger_is_seen():
    held = [kept(*announced(seed=seed)).estimate.whole.holds for seed in range(WORLDS)]
    loud = [
        kept(*announced(seed=seed, promises=150, swagger=3.0)).estimate.whole.holds
        for seed in range(WORLDS)
    ]
    assert np.mean(held) > 0.72
    assert np.mean(loud) < 0.15


@pytest.mark.parametrize(
    "found",
    [
        kept(np.full(7, 0.8), np.ones(7, dtype=bool)),
        bias(np.ones(7), np.ones(7), types=["a"] * 7, sponsors=["b"] * 7),
        bias(np.full(9, np.nan), np.ones(9), types=["a"] * 9, sponsors=["b"] * 9),
        corrected(*np.ones((3, 7)), sizes=np.ones(7)),
        corrected(*-np.ones((3, 9)), sizes=np.ones(9)),
    ],
)
def test_too_few_or_no_numbers_is_refused(found):
    assert isinstance(found, Refusal)
    assert found.needs
