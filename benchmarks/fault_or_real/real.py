"""The real background: two weeks of page views by hour, with the same blows as the simulated ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from passerelle.engine.explain.answer.question import Question, Reading, Role, Witness
from passerelle.engine.explain.answer.shapes import Kind
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.engine.worlds.faults.cases import Case, blown, drawn
from passerelle.engine.worlds.faults.half import Half
from passerelle.engine.worlds.faults.scenery import events_of, loads_of

FILE = "measures/pageviews-hourly.parquet"
KEPT = {"c": 5, "l": 4, "p": 3, "e": 4, "i": 2}
"""Dimensions in the order of the blows (channel, country, device, version, plan): leading values kept."""
PERIODS = 7
"""Periods a day, each read as a day: the profile of the day then stands where a week's would."""
FIRST = dt.date(2018, 1, 1)


def real_cases(folder: str, half: Half, *, effect: float, number: int, seed: int) -> Iterator[Case]:
    """Cases on the 98 periods of the two weeks. The file holds counts: no ratio, hence no mix."""
    background = _read(Path(folder, FILE))
    cube, days = background.cube, len(background.days)
    half = replace(half, dimensions=tuple(zip(cube.dimensions, cube.values, strict=True)))
    for n in range(number):
        rng = np.random.default_rng([seed, 7, n])
        kinds = tuple(k for k in drawn(rng) if k is not Kind.MIX)
        start = days - int(rng.integers(half.window[0], half.window[1] + 1))
        scene = _scene(background, half, rng)
        question, names = blown(scene, kinds, start=start, effect=effect, half=half, rng=rng)
        asked = replace(question, since=question.reading.days[start])
        yield Case(asked, start, frozenset(kinds), names)


def _scene(background: Reading, half: Half, rng: np.random.Generator) -> Question:
    """Witnesses, loads and calendar as in the simulated scenery: the file holds none."""
    whole = background.whole
    witnesses = tuple(
        Witness(name, role, scale * whole * np.exp(rng.normal(0, noise, len(whole))))
        for name, role, scale in (
            ("server logs", Role.INDEPENDENT, 0.97),
            ("baskets", Role.DOWNSTREAM, 0.1),
        )
        for noise in [rng.uniform(*half.witness_noise)]
        if rng.random() < half.witnessed
    )
    return Question(
        background,
        witnesses,
        events=events_of(half, background, rng),
        loads=loads_of(half, background, rng),
    )


def _read(path: Path) -> Reading:
    import pandas

    rows = pandas.read_parquet(path)
    hours = (rows["hour"] - rows["hour"].min()).dt.total_seconds() // 3600
    rows["period"] = (hours // 24 * PERIODS + hours % 24 * PERIODS // 24).astype(int)
    names = list(KEPT)
    for name, kept in KEPT.items():
        leading = rows.groupby(name)["pageviews"].sum().nlargest(kept).index
        rows[name] = rows[name].where(rows[name].isin(leading), "rest")
    table = rows.pivot_table(
        index="period", columns=names, values="pageviews", aggfunc="sum", fill_value=0
    )
    values = tuple(tuple(sorted(rows[name].unique())) for name in names)
    codes = [[values[a].index(leaf[a]) for a in range(len(names))] for leaf in table.columns]
    cube = Cube(tuple(names), values, np.array(codes, dtype=np.int64))
    dates = tuple(FIRST + dt.timedelta(days=n) for n in range(len(table)))
    return Reading(dates, cube, table.to_numpy(dtype=np.float64))
