"""The real background: two weeks of page views by hour, with the same blows as the simulated ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from benchmarks.fault_or_real.site import SECTIONS, Site, site
from passerelle.engine.explain.answer.question import (
    Floats,
    Loads,
    Question,
    Reading,
    Role,
    Witness,
)
from passerelle.engine.explain.answer.shapes import Kind
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.engine.worlds.faults.cases import Case, blown, drawn
from passerelle.engine.worlds.faults.half import Half
from passerelle.engine.worlds.faults.injectors import TRACKER
from passerelle.engine.worlds.faults.scenery import events_of, loads_of

FIRST = dt.date(2018, 1, 1)
LEAST = 0.07
"""Share of the measure under which a value is read with the rest: a blow of 5 % has to fit in any of them."""
MOST = 5
"""Values kept of a dimension."""
NAMELESS = 0.005
"""Share under which a tracker version is read as nameless."""
OURS = 14
"""Regions in which the measure is counted; the others are dealt to three neighbours."""
REST = "rest"
Told = tuple[tuple[str, ...], NDArray[np.int64]]
"""Values of a dimension, and the place of each leaf among them."""


def real_cases(folder: str, half: Half, *, effect: float, number: int, seed: int) -> Iterator[Case]:
    """Cases on the 98 periods of the two weeks. The file holds counts: no ratio, hence no mix."""
    background = site(folder)
    for n in range(number):
        rng = np.random.default_rng([seed, 7, n])
        kinds = tuple(k for k in drawn(rng) if k is not Kind.MIX)
        scene, named = _scene(background, half, rng)
        start = len(scene.reading.days) - int(rng.integers(half.window[0], half.window[1] + 1))
        question, names = blown(scene, kinds, start=start, effect=effect, half=named, rng=rng)
        asked = replace(question, since=question.reading.days[start])
        yield Case(asked, start, frozenset(kinds), names)


def _scene(background: Site, half: Half, rng: Generator) -> tuple[Question, Half]:
    """A measure and its neighbours, all real; a second count, a next step, loads and calendar as in the
    simulated scenery, of which the file holds none. With the half whose dimensions are the measure's."""
    sections = ((SECTIONS[0],), (SECTIONS[1],), SECTIONS)[int(rng.integers(0, 3))]
    dealt = rng.permutation(background.regions)
    edges = np.linspace(OURS, len(dealt), 4).astype(int)[:-1]
    ours, *others = (group.tolist() for group in np.split(dealt, edges))
    reading = _reading(background, background.part(sections, ours), half)
    cube = reading.cube
    named = replace(half, dimensions=tuple(zip(cube.dimensions, cube.values, strict=True)))

    def exists() -> bool:
        return bool(rng.random() < half.witnessed)

    def counted(inside: NDArray[np.bool_]) -> Floats:
        views: Floats = background.sums[:, inside].sum(axis=1)
        return views

    def seen(scale: float) -> Floats:
        noise = rng.normal(0, rng.uniform(*half.witness_noise), len(reading.days))
        told: Floats = scale * reading.whole * np.exp(noise)
        return told

    beside = [background.part(sections, regions) for regions in others]
    made = (
        Witness("server logs", Role.INDEPENDENT, seen(0.97)),
        Witness("baskets", Role.DOWNSTREAM, seen(0.1)),
        Witness("page views elsewhere", Role.PIPELINE, counted(beside[0])),
        Witness("page views nearby", Role.PIPELINE, counted(beside[1])),
        Witness("another site", Role.PEER, counted(beside[2])),
    )
    question = Question(
        reading,
        tuple(witness for witness in made if exists()),
        events=events_of(named, reading, rng) if exists() else (),
        loads=loads_of(named, reading, rng) if exists() else Loads(),
    )
    return question, named


def _reading(background: Site, inside: NDArray[np.bool_], half: Half) -> Reading:
    """These leaves, their dimensions under the names of the half, by leading values."""
    codes, sums = background.codes[inside], background.sums[:, inside]
    views = sums.sum(axis=0)
    named = [np.array(names)[codes[:, axis]] for axis, names in enumerate(background.values)]
    values, places = zip(
        *(
            _versions(column, views, half) if axis == TRACKER else _leading(column, views)
            for axis, column in enumerate(named)
        ),
        strict=True,
    )
    sizes = tuple(len(told) for told in values)
    grid = np.indices(sizes).reshape(len(sizes), -1).T
    into = np.ravel_multi_index(places, sizes)[:, None] == np.arange(len(grid))
    dates = tuple(FIRST + dt.timedelta(days=n) for n in range(len(sums)))
    cube = Cube(tuple(name for name, _ in half.dimensions), values, grid.astype(np.int64))
    return Reading(dates, cube, sums @ into.astype(np.float64))


def _leading(column: NDArray[np.str_], views: Floats) -> Told:
    """The leading values and the rest, which takes the least of them where it is too small for a blow."""
    names, shares = _shares(column, views)
    kept = int(np.clip((shares >= LEAST).sum(), 1, MOST))
    while kept > 1 and 0 < shares[kept:].sum() < LEAST:
        kept -= 1
    told = (*names[:kept], *([REST] if 0 < shares[kept:].sum() >= LEAST else []))
    place = np.array([list(names).index(value) for value in column])
    return told, np.minimum(place, len(told) - 1)


def _versions(column: NDArray[np.str_], views: Floats, half: Half) -> Told:
    """The leading version, the other ones, and those too rare to have a name, in the order of the blows."""
    names, shares = _shares(column, views)
    rank = np.where(shares < NAMELESS, 2, np.minimum(np.arange(len(names)), 1))
    place = np.array([rank[list(names).index(value)] for value in column])
    return (names[0], REST, half.dimensions[TRACKER][1][2]), place


def _shares(column: NDArray[np.str_], views: Floats) -> tuple[tuple[str, ...], Floats]:
    """Values by their share of the measure, the largest first."""
    names, inverse = np.unique(column, return_inverse=True)
    shares = np.bincount(inverse, weights=views) / views.sum()
    order = np.argsort(-shares)
    return tuple(str(names[n]) for n in order), shares[order]
