"""The page views of a real web site, cut into the measure of a house and what lies beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.answer.question import Floats

FILE = "measures/pageviews-hourly.parquet"
SECTIONS = ("i06", "i38")
"""Values of `i` that are measures: 91 % of the page views. The others burst to forty times their usual on
the first two evenings and the last: something happened there, and no such case could be called calm."""
SECTION, REGION = "i", "p"
DIMENSIONS = ("c", REGION, "l", "e", SECTION)
"""Dimensions in the order of the blows: channel, country, device, version, plan."""
PERIODS = 7
"""Periods a day, each read as a day: the profile of the day then stands where a week's would."""


@dataclass(frozen=True, slots=True)
class Site:
    """`codes` (shape: leaves, dimensions) are places in `values`, one tuple for each of DIMENSIONS; `sums`
    (shape: periods, leaves) holds page views."""

    values: tuple[tuple[str, ...], ...]
    codes: NDArray[np.int64]
    sums: Floats

    def part(self, sections: Sequence[str], regions: Sequence[str]) -> NDArray[np.bool_]:
        """The leaves of these sections in these regions (shape: leaves)."""
        inside = np.ones(len(self.codes), dtype=bool)
        for name, kept in ((SECTION, sections), (REGION, regions)):
            axis = DIMENSIONS.index(name)
            inside &= np.isin(np.array(self.values[axis])[self.codes[:, axis]], list(kept))
        return inside

    @property
    def regions(self) -> tuple[str, ...]:
        return self.values[DIMENSIONS.index(REGION)]


@lru_cache(maxsize=2)
def site(folder: str) -> Site:
    """Two weeks of page views by hour, read as 98 periods."""
    import pandas

    rows = pandas.read_parquet(Path(folder, FILE))
    hours = (rows["hour"] - rows["hour"].min()).dt.total_seconds() // 3600
    rows["period"] = (hours // 24 * PERIODS + hours % 24 * PERIODS // 24).astype(int)
    rows = rows[rows[SECTION].isin(SECTIONS)]
    table = rows.pivot_table(
        index="period", columns=list(DIMENSIONS), values="pageviews", aggfunc="sum", fill_value=0
    )
    values = tuple(tuple(sorted(rows[name].unique())) for name in DIMENSIONS)
    codes = [[values[a].index(leaf[a]) for a in range(len(values))] for leaf in table.columns]
    return Site(values, np.array(codes, dtype=np.int64), table.to_numpy(dtype=np.float64))
