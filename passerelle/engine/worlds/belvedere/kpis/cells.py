"""The cells of a table: every combination of its dimensions, with its share and its tilt."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.worlds.belvedere.facts.kpis import Table

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cells:
    """`labels` by dimension; `share` sums to 1; `tilt` multiplies a rate, 1 on average."""

    labels: dict[str, NDArray[Any]]
    share: Floats
    tilt: Floats


def cells(dims: dict[str, dict[str, float]], tilts: dict[str, float]) -> Cells:
    """Dimensions taken as independent: shares multiply, and so do tilts."""
    rows = list(product(*(values.items() for values in dims.values())))
    share = np.array([np.prod([weight for _, weight in row]) for row in rows])
    tilt = np.array([np.prod([tilts.get(label, 1.0) for label, _ in row]) for row in rows])
    share = share / share.sum()
    labels = {dim: np.array([row[i][0] for row in rows]) for i, dim in enumerate(dims)}
    return Cells(labels, share, tilt / (tilt @ share))


def laid_out(
    days: NDArray[np.datetime64], found: Cells, *, figures: dict[str, NDArray[Any]]
) -> Table:
    """Figures by (day, cell) as one row each, day after day."""
    columns: dict[str, NDArray[Any]] = {"date": np.repeat(days, len(found.share))}
    columns |= {dim: np.tile(values, len(days)) for dim, values in found.labels.items()}
    return Table(columns | {name: grid.reshape(-1) for name, grid in figures.items()})
