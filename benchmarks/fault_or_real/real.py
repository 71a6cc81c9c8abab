"""The real background: two weeks of page views by hour, with the same blows as the simulated ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from passerelle.engine.explain.answer.question import Question, Reading, Role, Witness
from passerelle.engine.explain.answer.shapes import Kind
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.engine.worlds.faults.cases import Case, blown, drawn
from passerelle.engine.worlds.faults.half import Half

FILE = "measures/pageviews-hourly.parquet"
KEPT = {"c": 5, "l": 4, "p": 3, "e": 4, "i": 2}
"""Dimensions in the order of the blows (channel, country, device, version, plan): leading values kept."""
WHOLE_DAYS = (dt.date(2018, 9, 1), dt.date(2018, 9, 13))


def real_cases(folder: str, half: Half, *, effect: float, number: int, seed: int) -> Iterator[Case]:
    """Cases on the thirteen whole days; the break falls on the ninth to eleventh. Only counts are known."""
    background = _read(Path(folder, FILE))
    days = len(background.reading.days)
    for n in range(number):
        rng = np.random.default_rng([seed, 7, n])
        kinds = tuple(k for k in drawn(rng) if k is not Kind.MIX)
        start = int(rng.integers(8, days - 2))
        noisy = _witnessed(background, half, rng)
        question, names = blown(noisy, kinds, start=start, effect=effect, half=half, rng=rng)
        asked = Question(
            question.reading,
            question.witnesses,
            question.events,
            question.loads,
            question.reading.days[start],
            question.hourly,
        )
        yield Case(asked, start, frozenset(kinds), names)


def _witnessed(background: Question, half: Half, rng: np.random.Generator) -> Question:
    """Billing and the next step, each a count of its own: the file holds no other series."""
    whole = background.reading.whole
    witnesses = tuple(
        Witness(name, role, scale * whole * np.exp(rng.normal(0, noise, len(whole))))
        for name, role, scale in (
            ("server logs", Role.INDEPENDENT, 0.97),
            ("baskets", Role.DOWNSTREAM, 0.1),
        )
        for noise in [rng.uniform(*half.witness_noise)]
    )
    return Question(background.reading, witnesses, hourly=background.hourly)


def _read(path: Path) -> Question:
    import pandas

    rows = pandas.read_parquet(path)
    rows["day"] = rows["hour"].dt.date
    rows = rows[rows["day"].between(*WHOLE_DAYS)]
    names = list(KEPT)
    for name, kept in KEPT.items():
        leading = rows.groupby(name)["pageviews"].sum().nlargest(kept).index
        rows[name] = rows[name].where(rows[name].isin(leading), "rest")
    table = rows.pivot_table(
        index="day", columns=names, values="pageviews", aggfunc="sum", fill_value=0
    )
    values = tuple(tuple(sorted(rows[name].unique())) for name in names)
    codes = [[values[a].index(leaf[a]) for a in range(len(names))] for leaf in table.columns]
    cube = Cube(tuple(names), values, np.array(codes, dtype=np.int64))
    hourly = rows.pivot_table(
        index="day", columns=rows["hour"].dt.hour, values="pageviews", aggfunc="sum", fill_value=0
    )
    reading = Reading(tuple(table.index), cube, table.to_numpy(dtype=np.float64))
    return Question(reading, hourly=hourly.to_numpy(dtype=np.float64))
