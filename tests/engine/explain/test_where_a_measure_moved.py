"""Localisation on planted truth: what moved is named, at its own level, and nothing else is."""

import numpy as np
import pytest

from passerelle.engine.explain.cells import lattice as lattices
from passerelle.engine.explain.cells.localise import localise
from passerelle.engine.explain.cells.score import Tally
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.engine.worlds.cube import cube_world
from passerelle.kernel.finding import Refusal

SIZES = (6, 8, 5, 4)
COUNTRY = ("FR", "DE", "ES", "IT", "BE", "PT")
DEVICE = ("phone", "tablet", "desktop")
CHANNEL = ("search", "mail", "direct", "partner", "social")


def shop(*, seed=1, noise=0.05):
    """A cube of 90 segments that did what was expected, within 5 %."""
    rng = np.random.default_rng(seed)
    codes = np.stack([a.ravel() for a in np.indices((6, 3, 5))], axis=1).astype(np.int64)
    cube = Cube(("country", "device", "channel"), (COUNTRY, DEVICE, CHANNEL), codes)
    expected = rng.uniform(200, 2000, size=len(codes)).round()
    actual = (expected * (1 + rng.normal(scale=noise, size=len(codes)))).round()
    return cube, actual, expected


def rows_of(cube, **where):
    inside = np.ones(len(cube.codes), dtype=bool)
    for name, value in where.items():
        axis = cube.dimensions.index(name)
        inside &= cube.codes[:, axis] == cube.values[axis].index(value)
    return inside


def labels(cube, actual, expected, **options):
    return [c.label for c in localise(cube, actual, expected, **options).estimate.cells]


def tally(kind, seeds, sizes=SIZES):
    counted = Tally()
    for seed in seeds:
        world = cube_world(kind, seed=seed, sizes=sizes)
        found = localise(world.cube, world.actual, world.expected)
        counted.add({c.label for c in found.estimate.cells}, set(world.truth))
    return counted.row()


def test_planted_segments_are_named_exactly():
    score = tally("additive", range(30))
    assert score["precision"] >= 0.95
    assert score["f1"] >= 0.8


def test_noisy_and_biased_forecasts_still_name_few_false_segments():
    score = tally("shifted", range(30))
    assert score["precision"] >= 0.8
    assert score["f1"] >= 0.6


def test_nothing_is_named_where_nothing_moved():
    assert tally("null", range(60))["false_causes_per_case"] <= 0.05


def test_a_parent_that_mixes_touched_and_untouched_leaves_loses_to_its_child():
    cube, actual, expected = shop()
    actual[rows_of(cube, country="DE", device="phone")] *= 0.5
    assert labels(cube, actual, expected) == ["country=DE&device=phone"]


def test_a_child_loses_to_its_homogeneous_parent():
    cube, actual, expected = shop()
    actual[rows_of(cube, country="DE")] *= 0.6
    assert labels(cube, actual, expected) == ["country=DE"]


def test_a_segment_is_one_even_when_a_part_of_it_fell_further():
    cube, actual, expected = shop(noise=0.02)
    actual[rows_of(cube, channel="search")] *= 0.7
    actual[rows_of(cube, channel="search", country="DE", device="phone")] *= 0.2
    found = labels(cube, actual, expected)
    assert "channel=search" in found
    assert "country=DE&device=phone&channel=search" in found
    assert len(found) == 2


def test_two_segments_that_cross_are_both_named_whole():
    cube, actual, expected = shop(noise=0.02)
    actual[rows_of(cube, country="DE")] *= 0.6
    actual[rows_of(cube, channel="mail")] *= 0.5
    assert set(labels(cube, actual, expected)) == {"country=DE", "channel=mail"}


def test_segments_that_hold_the_same_leaves_are_told_as_equivalent():
    cube, actual, expected = shop()
    only_phones = ~rows_of(cube, channel="social") | rows_of(cube, device="phone")
    kept = Cube(cube.dimensions, cube.values, cube.codes[only_phones])
    actual, expected = actual[only_phones], expected[only_phones]
    actual[rows_of(kept, channel="social")] *= 0.4
    cell = localise(kept, actual, expected).estimate.cells[0]
    assert cell.label == "channel=social"
    assert (("device", "phone"), ("channel", "social")) in cell.rivals


def test_named_changes_and_the_rest_add_up_to_the_whole_change():
    cube, actual, expected = shop()
    actual[rows_of(cube, country="DE")] *= 0.6
    answer = localise(cube, actual, expected).estimate
    named = sum(cell.actual - cell.expected for cell in answer.cells)
    assert named + answer.rest == pytest.approx(actual.sum() - expected.sum(), abs=1e-9)
    assert answer.change == pytest.approx(actual.sum() - expected.sum(), abs=1e-9)


def test_the_interval_holds_the_true_shift_of_a_named_segment():
    held = 0
    for seed in range(40):
        cube, actual, expected = shop(seed=seed)
        actual[rows_of(cube, country="DE")] *= 0.7
        cell = localise(cube, actual, expected).estimate.cells[0]
        ratio = cell.actual / cell.expected
        held += cell.label == "country=DE" and 0.66 < ratio < 0.74 and cell.high < 0
    assert held >= 38


def test_a_cube_too_large_to_number_densely_gives_the_same_cells(monkeypatch):
    worlds = [cube_world("additive", seed=n, sizes=SIZES) for n in range(5)]
    dense = [labels(w.cube, w.actual, w.expected) for w in worlds]
    monkeypatch.setattr(lattices, "ROOM", 0.001)
    assert [labels(w.cube, w.actual, w.expected) for w in worlds] == dense


def test_a_cell_names_no_more_dimensions_than_asked():
    cube, actual, expected = shop()
    actual[rows_of(cube, country="DE", device="phone")] *= 0.3
    found = localise(cube, actual, expected, depth=1).estimate.cells
    assert found and all(len(cell.where) == 1 for cell in found)


def test_the_same_leaves_give_the_same_digest():
    cube, actual, expected = shop()
    again = localise(cube, actual.copy(), expected.copy())
    assert localise(cube, actual, expected).digest == again.digest


def test_one_leaf_alone_is_refused():
    cube, actual, expected = shop()
    one = Cube(cube.dimensions, cube.values, cube.codes[:1])
    answer = localise(one, actual[:1], expected[:1])
    assert isinstance(answer, Refusal)
    assert answer.code == "too-few-leaves"


def test_a_value_that_is_no_number_is_refused():
    cube, actual, expected = shop()
    actual[3] = np.nan
    answer = localise(cube, actual, expected)
    assert isinstance(answer, Refusal)
    assert answer.code == "values-not-numbers"


def test_codes_must_fit_the_dimensions():
    with pytest.raises(ValueError, match="one column for each dimension"):
        Cube(("country",), (COUNTRY,), np.zeros((4, 2), dtype=np.int64))
