"""Two to seven segments: the one that moved is named, with an interval, and where nothing moved none is."""

import datetime as dt

import numpy as np

from benchmarks.localise import few
from passerelle.engine.explain.answer.question import Reading
from passerelle.engine.explain.answer.where import proven
from passerelle.engine.explain.cells.few import PRICE, left_the_others
from passerelle.engine.explain.cells.lattice import Lattice
from passerelle.engine.explain.cells.localise import localise
from passerelle.engine.explain.cells.search import Named
from passerelle.engine.explain.cells.shapes import Cell, Cube, Localisation
from passerelle.engine.explain.signals.windows import chance
from passerelle.engine.worlds.few import WIDER
from passerelle.engine.worlds.unsteady import FIRST

CHANNEL = ("direct", "mail", "search", "social")
CUBE = Cube(("channel",), (CHANNEL,), np.arange(4)[:, None])
BEFORE = np.array([900.0, 700.0, 1100.0, 500.0])


def named(now, before=BEFORE, cube=CUBE):
    return localise(cube, np.array(now, dtype=float), before).estimate.cells


def test_the_channel_that_lost_half_is_told_with_an_interval():
    (cell,) = named([880, 350, 1120, 510])
    assert cell.label == "channel=mail"
    assert cell.low < -0.5 < cell.high < 0


def test_of_two_segments_the_one_that_moved_is_told():
    cube = Cube(("device",), (("phone", "desktop"),), np.arange(2)[:, None])
    (cell,) = named([400, 810], np.array([800.0, 800.0]), cube)
    assert cell.label == "device=phone"


def test_what_all_segments_did_is_no_segment_s_doing():
    assert named(BEFORE * 0.6) == ()


def test_what_segments_do_for_nothing_is_not_told():
    assert named(BEFORE * [0.9, 1.12, 0.95, 1.1]) == ()


def test_a_few_events_are_too_few_to_tell():
    assert named([9, 3, 11, 5], BEFORE / 100) == ()


def test_three_of_four_that_fell_are_told_beside_the_one_that_did_not():
    told = named(BEFORE * [0.4, 0.4, 0.4, 1.0])
    assert {cell.label for cell in told} == {f"channel={name}" for name in CHANNEL[:3]}


def test_chance_of_those_beside_parts_a_calm_segment_from_them_as_rarely_as_stated():
    """Four times as large as what lies beside it: both of its counts vary, and both of theirs."""
    rng, before = np.random.default_rng(3), np.array([120.0, 30.0])
    lattice = Lattice.of(np.arange(2)[:, None], (2,))
    (axes,) = lattice.cuboids
    large = Named(axes, (0,), np.array([0]), 1.0, ())
    told = [
        bool(left_the_others([large], *rng.poisson(before, size=(2, 2)).astype(float), least=1.0))
        for _ in range(2000)
    ]
    assert np.mean(told) < chance(np.sqrt(2 * PRICE), 1000) + 0.01


def test_by_day_the_planted_segment_is_named_and_calm_ones_are_not():
    struck, calm = few(6, seed=21, by_day=True)
    assert struck["recall"] >= 0.8
    assert struck["precision"] >= 0.8
    assert calm["false_causes_per_case"] == 0


def test_between_two_periods_the_planted_segment_is_named_and_calm_ones_are_not():
    struck, calm = few(100, seed=21, by_day=False)
    assert struck["recall"] >= 0.6
    assert struck["precision"] >= 0.95
    assert calm["false_causes_per_case"] <= 0.02


def test_between_two_periods_more_segments_are_told_as_honestly():
    struck, calm = few(100, seed=21, by_day=False, shapes=WIDER)
    assert struck["recall"] >= 0.5
    assert struck["precision"] >= 0.9
    assert calm["false_causes_per_case"] <= 0.02


def test_leaves_that_hold_nothing_do_not_make_few_segments_many():
    """Two of three that fell: the second is read beside the one that stood, not beside the first."""
    rng, days, start = np.random.default_rng(8), 168, 154
    sums = rng.poisson([[900.0, 800.0, 700.0]] * days).astype(float)
    sums[start:, :2] *= [0.5, 0.72]
    kept = []
    for leaves in (3, 9):
        names = tuple(f"c{n}" for n in range(leaves))
        cube = Cube(("channel",), (names,), np.arange(leaves)[:, None])
        whole = np.pad(sums, ((0, 0), (0, leaves - 3)))
        reading = Reading(tuple(FIRST + dt.timedelta(days=n) for n in range(days)), cube, whole)
        cells = tuple(_cell(name) for name in names[:2])
        told = proven(reading, Localisation(cells, -600.0, 0.0, 0.05), start)
        kept.append([cell.label for cell in told.cells])
    assert kept[0] == kept[1] == ["channel=c0", "channel=c1"]


def _cell(name):
    return Cell((("channel", name),), 1, 50.0, -0.5, -0.55, -0.45, 450.0, 900.0)
