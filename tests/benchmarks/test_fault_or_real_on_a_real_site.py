"""How a site is dealt into a measure and its neighbours, on a small site whose cells are known."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.fault_or_real import real
from benchmarks.fault_or_real.site import SECTIONS, Site
from passerelle.engine.explain.answer.question import Role
from passerelle.engine.explain.answer.shapes import Kind
from passerelle.engine.worlds.faults.cases import Case
from passerelle.engine.worlds.faults.half import TEST

REGIONS = tuple(f"p{n:02}" for n in range(36))
VERSIONS = (0.9, 0.0989, 0.0011)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    """Two sections, thirty-six regions of equal size, three versions, of which one is rare."""
    values = (("c1",), REGIONS, ("l1", "l2"), ("e1", "e2", "e3"), SECTIONS)
    codes = np.indices([len(told) for told in values]).reshape(5, -1).T
    share = np.array(VERSIONS)[codes[:, 3]]
    wander = np.exp(np.random.default_rng(1).normal(0, 0.05, (98, 1)))
    made = Site(values, codes.astype(np.int64), 1e6 * share * wander)
    monkeypatch.setattr(real, "site", lambda folder: made)
    return made


def quiet(number: int) -> list[Case]:
    made = real.real_cases("", TEST, effect=0.05, number=number, seed=1)
    return [case for case in made if not case.kinds]


def test_measure_and_neighbours_are_other_regions_of_the_same_site(site: Site) -> None:
    for case in quiet(12):
        question = case.question
        counted = [question.reading.whole]
        counted += [w.values for w in question.witnesses if w.role in (Role.PIPELINE, Role.PEER)]
        assert np.sum(counted) <= site.sums.sum() * (1 + 1e-9)
        sections = 2 if len(question.reading.cube.values[4]) == 2 else 1
        one = site.part(SECTIONS[:sections], REGIONS[:1])
        measure = site.sums[:, one].sum(axis=1) * real.OURS
        assert np.allclose(question.reading.whole, measure)


def test_a_value_holds_as_much_as_a_blow_takes_and_the_third_version_has_no_name(
    site: Site,
) -> None:
    reading = quiet(12)[0].question.reading
    assert reading.cube.dimensions == tuple(name for name, _ in TEST.dimensions)
    assert reading.cube.values[3] == ("e1", "rest", TEST.dimensions[3][1][2])
    for axis in (0, 1, 2, 4):
        parts = np.bincount(reading.cube.codes[:, axis], weights=reading.sums.sum(axis=0))
        assert parts.min() >= real.LEAST * parts.sum()


def test_a_fault_of_five_per_cent_moves_the_measure_by_about_as_much(site: Site) -> None:
    """Unknown rows struck a large version that had no name, and hardly moved anything."""
    made = real.real_cases("", TEST, effect=0.05, number=36, seed=2)
    told = [case for case in made if case.kinds == {Kind.FAULT}]
    assert len(told) > 3
    for case in told:
        counts = [w for w in case.question.witnesses if w.role is Role.INDEPENDENT]
        if counts:
            ratio = case.question.reading.whole / counts[0].values
            moved = ratio[case.start :].mean() / ratio[: case.start].mean() - 1
            assert 0.03 < abs(moved) < 0.08, case.names
