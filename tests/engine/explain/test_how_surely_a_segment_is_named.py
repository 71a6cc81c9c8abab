"""A segment that moved plainly is found again in every draw; one on the edge of chance is not."""

from __future__ import annotations

import numpy as np
import pytest

from passerelle.engine.explain.cells.localise import localise
from passerelle.engine.explain.cells.shapes import Cube, Localisation
from passerelle.engine.explain.cells.stability import Stability, stability
from passerelle.engine.worlds.cube import cube_world
from passerelle.kernel.finding import Finding, Refusal


def localised(cube: Cube, actual: np.ndarray, expected: np.ndarray) -> Localisation:
    found = localise(cube, actual, expected)
    assert isinstance(found, Finding)
    return found.estimate


def shaken(cube: Cube, actual: np.ndarray, expected: np.ndarray, **asked: int) -> Stability:
    named = localised(cube, actual, expected)
    found = stability(cube, (actual, expected), named, **asked)
    assert isinstance(found, Finding)
    return found.estimate


def shop(loss: float, *, noise: float = 0.1) -> tuple[Cube, np.ndarray, np.ndarray]:
    """Five dimensions, 2,880 leaves, one segment of 120 of them that loses a share."""
    rng = np.random.default_rng(7)
    sizes = (6, 4, 5, 4, 6)
    codes = np.stack([a.ravel() for a in np.indices(sizes)], axis=1).astype(np.int64)
    values = tuple(
        tuple(f"{n}{v}" for v in range(size)) for n, size in zip("abcde", sizes, strict=True)
    )
    cube = Cube(tuple("abcde"), values, codes)
    expected = rng.uniform(50, 500, size=len(codes))
    actual = expected * (1 + rng.normal(scale=noise, size=len(codes)))
    moved = (codes[:, 0] == 2) & (codes[:, 1] == 1)
    return cube, np.where(moved, actual * (1 - loss), actual), expected


def test_a_segment_that_moved_plainly_is_always_found_again() -> None:
    found = shaken(*shop(0.3))
    assert found.shares == (("a=a2&b=b1", 1.0),)
    assert found.others == ()
    assert found.draws == 12


def test_a_segment_on_the_edge_of_chance_is_not() -> None:
    edge = next(
        shaken(cube, actual, expected)
        for cube, actual, expected in (shop(loss) for loss in np.arange(0.02, 0.2, 0.004))
        if localised(cube, actual, expected).cells
    )
    assert min(share for _, share in edge.shares) < 0.95


def test_planted_segments_come_back() -> None:
    shares: list[float] = []
    for seed in range(5):
        world = cube_world("shifted", seed=4000 + seed, sizes=(8, 6, 5, 4, 4))
        if localised(world.cube, world.actual, world.expected).cells:
            found = shaken(world.cube, world.actual, world.expected, draws=4)
            shares += [share for name, share in found.shares if name in world.truth]
    assert np.mean(shares) >= 0.75


def test_the_same_seed_gives_the_same_shares() -> None:
    assert shaken(*shop(0.08), seed=3) == shaken(*shop(0.08), seed=3)


def test_without_a_named_segment_there_is_nothing_to_find_again() -> None:
    cube, actual, expected = shop(0.0)
    named = localised(cube, actual, expected)
    assert named.cells == ()
    assert stability(cube, (actual, expected), named) == Refusal(
        "nothing-named", ("a localisation that names a segment",)
    )


@pytest.mark.parametrize("dead", [0.0, 40.0])
def test_leaves_without_an_expectation_break_nothing(dead: float) -> None:
    cube, actual, expected = shop(0.3)
    expected, actual = expected.copy(), actual.copy()
    expected[::17] = 0.0
    actual[::17] = dead
    named = localised(cube, actual, expected)
    assert isinstance(stability(cube, (actual, expected), named, draws=3), Finding)
