"""Effects on planted truth, and beside what the R package of the method's authors printed."""

import os

import numpy as np
import pytest

from benchmarks.intervention import main, measured, numbers, reference
from passerelle.engine.explain.effect.intervention import intervention
from passerelle.engine.worlds.launches import launch
from passerelle.kernel.finding import Refusal

FOLDER = os.environ.get("PASSERELLE_REFERENCE_DATA")


def answer(world, **options):
    return intervention(world.response, world.controls, start=world.start, **options)


def test_the_interval_holds_the_planted_effect():
    held = 0
    for seed in range(16):
        found = answer(launch(seed=seed, effect=1.5))
        held += found.interval.low <= 1.5 * 21 <= found.interval.high
    assert held >= 13


def test_a_launch_without_effect_is_rarely_called_one():
    called = sum(answer(launch(seed=seed, effect=0.0)).estimate.p < 0.025 for seed in range(12))
    assert called <= 2


def test_a_large_effect_is_seen_with_its_sign():
    effect = answer(launch(seed=3, effect=-6.0)).estimate
    assert effect.average == pytest.approx(-6.0, abs=1.0)
    assert effect.cumulative_high < 0
    assert effect.p < 0.01


def test_a_control_that_explains_is_used_more_than_one_that_does_not():
    weights = dict(answer(launch(seed=5, effect=0.0)).estimate.weights)
    assert weights["peer"] >= weights["unrelated"]


def test_the_same_series_and_seed_give_the_same_answer():
    world = launch(seed=1, effect=2.0)
    first, second = answer(world, seed=4), answer(world, seed=4)
    assert (first.digest, first.interval) == (second.digest, second.interval)


def test_a_series_without_controls_still_has_an_answer():
    world = launch(seed=2, effect=8.0)
    found = intervention(world.response, {}, start=world.start)
    assert found.interval.low < 8 * 21 < found.interval.high


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda w: intervention(w.response, w.controls, start=5), "past-too-short"),
        (lambda w: intervention(w.response, w.controls, start=len(w.response)), "past-too-short"),
        (lambda w: intervention(w.response * np.nan, w.controls, start=70), "values-not-numbers"),
        (lambda w: intervention(w.response * 0 + 3, w.controls, start=70), "response-constant"),
    ],
)
def test_what_cannot_carry_an_effect_is_refused(spoil, code):
    found = spoil(launch(seed=1, effect=0.0))
    assert isinstance(found, Refusal)
    assert found.code == code


def test_a_file_is_measured_from_the_command(tmp_path, capsys):
    world = launch(seed=8, effect=4.0)
    lines = ["day,orders,peer"] + [
        f"d{n},{y},{x}"
        for n, (y, x) in enumerate(zip(world.response, world.controls["peer"], strict=True))
    ]
    (tmp_path / "orders.csv").write_text("\n".join(lines))
    assert set(numbers(tmp_path / "orders.csv")) == {"orders", "peer"}
    assert (
        main([str(tmp_path / "orders.csv"), "--post-start", "70", "--response", "orders", "--json"])
        == 0
    )
    assert '"cumulative_effect"' in capsys.readouterr().out


@pytest.mark.reference
@pytest.mark.skipif(not FOLDER, reason="needs PASSERELLE_REFERENCE_DATA")
@pytest.mark.parametrize(
    ("name", "response", "start"),
    [("google", "y", -30), ("comparison", "CHANGED", 90), ("arma", "y", 70)],
)
def test_the_answer_is_that_of_the_reference_package(name, response, start):
    from pathlib import Path

    file = Path(FOLDER, "intervention", f"{name}.csv")
    ours, theirs = measured(file, response=response, start=start, seed=1), reference(file)
    apart = abs(ours["cumulative_effect"] - theirs["R effect"])
    assert apart <= max(0.05 * abs(theirs["R effect"]), 0.15 * theirs["R sd"])
    width = (ours["high"] - ours["low"]) / (theirs["R high"] - theirs["R low"])
    assert 0.85 <= width <= 1.15
    assert (ours["p"] < 0.05) == (theirs["R p"] < 0.05)
