"""What FAULT-OR-REAL learns on the tuning half, on clues whose truth is planted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.fault_or_real.learning import FORMS, GROUPED, Clues, gathered, learnt
from passerelle.engine.explain.answer.weighing import FAMILIES, WHOLE, Law, posterior


@pytest.mark.parametrize("heat", [0.6, 1.5])
def test_the_temperature_that_made_the_truth_is_found(heat: float) -> None:
    rng = np.random.default_rng(4)
    told = rng.normal(0, 2, (600, len(FAMILIES), len(WHOLE)))
    told[:, :, 0] = 0
    ratio = np.arange(600) % 3 == 0
    chance = posterior(told, Law(heat, heat, 0.0, {}), ratio) @ GROUPED
    right = np.array([rng.choice(len(row), p=row / row.sum()) for row in chance])
    (row,) = learnt(Clues(told, right, ratio), "long", {"one": FORMS["one temperature"]})
    assert isinstance(row["whether"], float)
    assert abs(np.log(row["whether"] / heat)) < 0.25


def test_clues_kept_by_an_earlier_version_are_named_with_what_to_do(tmp_path: Path) -> None:
    old = tmp_path / "long.npz"
    np.savez(old, told=np.ones((2, len(FAMILIES), len(WHOLE))), right=np.array([0, 5]))
    with pytest.raises(SystemExit, match=r"long\.npz .* no ratio\. Delete it"):
        gathered(iter(()), old)


def test_clues_that_were_kept_are_not_gathered_again(tmp_path: Path) -> None:
    told, right = np.ones((2, len(FAMILIES), len(WHOLE))), np.array([0, 5])
    np.savez(tmp_path / "long.npz", told=told, right=right, ratio=np.array([True, False]))
    again = gathered(iter(()), tmp_path / "long.npz")
    assert np.array_equal(told, again.told)
    assert np.array_equal(right, again.right)
    assert again.ratio.tolist() == [True, False]
