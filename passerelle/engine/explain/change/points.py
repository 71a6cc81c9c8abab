"""The change points of a series, each with the interval of its date and what it is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.change.clean import Clean, bridged, clean, spread
from passerelle.engine.explain.change.dating import Dated, level, trend
from passerelle.engine.explain.change.memory import Fit, described
from passerelle.engine.explain.change.partition import Costs, Piece, cheapest
from passerelle.engine.explain.change.shapes import Break, Changes, Floats, Ints, Shape
from passerelle.engine.explain.change.since import dated
from passerelle.engine.explain.inputs import seal
from passerelle.kernel.finding import Assumption, Finding, Refusal

__all__ = ["change_points", "dated"]

METHOD = "change-points"
FEWEST = 8
LARGEST = 1e100  # beyond, squares are no numbers
BRIDGED = 0.6  # share of the periods with a value from which gaps are bridged
NEAR = 600  # periods on each side of a cut that date it
LONGEST = 1200  # periods cut at once; longer series are cut in means of several, then dated in full
PRICES = tuple(
    float(p) for p in np.geomspace(2, 400, 14)
)  # of a cut, in log(periods), for white noise
CAUTION = 1.25  # times the length of cuts and lines: chosen on generated series, against cuts in calm ones


def change_points(values: Floats, *, season: int | None = None) -> Finding[Changes] | Refusal:
    """The dates at which `values` (shape: periods, or periods and columns) changed.

    Missing values are not numbers. `season` is its number of periods, 0 for none; left out, it is
    looked for. Columns are cut at common dates. Refuses fewer than 8 known values in every column.
    Source: minimum description length with errors that have memory; see docs/method/change.md.
    """
    table = np.asarray(values, dtype=float)
    table = table[:, None] if table.ndim == 1 else table
    table = np.where(np.abs(table) < LARGEST, table, np.nan)
    known = np.isfinite(table)
    usable = known.sum(axis=0) >= FEWEST
    if not usable.any():
        return Refusal("past-too-short", (f"at least {FEWEST} known values",))
    table, coverage = table[:, usable], float(known[:, usable].mean())
    rows = _rows(known[:, usable])
    # Across gaps longer than what is known, the place in a season and straight bridges say too much.
    ready, fit, logarithm = _likeliest(table[rows], season if len(rows) == len(table) else 0)
    breaks = (*_lasting(ready, fit), *_outliers(ready, known[rows][:, usable]))
    return Finding(
        Changes(
            breaks=tuple(sorted((_at(b, rows) for b in breaks), key=lambda b: b.index)),
            season=ready.season,
            memory=tuple(round(float(m), 4) for m in fit.memory),
            noise=tuple(float(s) for s in fit.noise),
            logarithm=logarithm,
        ),
        METHOD,
        seal([season, table.shape], table),
        coverage=coverage,
        assumptions=(Assumption("memory-short", bool((fit.memory < 0.85).all())),),
    )


def _rows(known: NDArray[np.bool_]) -> Ints:
    """All periods, or those with a value where too many have none to bridge them."""
    some = known.any(axis=1)
    return np.flatnonzero(some | (some.mean() >= BRIDGED)).astype(np.int64)


def _at(found: Break, rows: Ints) -> Break:
    """The same break, counted in all periods."""
    index, low, high = (int(rows[i]) for i in (found.index, found.low, found.high))
    return Break(index, low, high, found.shape, found.size, found.nats)


def _likeliest(table: Floats, season: int | None) -> tuple[Clean, Fit, bool]:
    """Plain or as logarithms, whichever describes the values shortest."""
    plain = clean(table, season=season)
    fit = _cut(plain.values)
    whole = np.column_stack([bridged(column) for column in table.T])
    if whole.min() <= 0 or whole.max() < 2 * whole.min():
        return plain, fit, False
    shares = clean(np.log(table), season=season)
    other = _cut(shares.values)
    if other.length + 2 * float(np.log(whole).sum()) < fit.length:
        return shares, other, True
    return plain, fit, False


def _cut(values: Floats) -> Fit:
    """The cut that describes `values` shortest, among those of a path of prices."""
    n = len(values)
    block = -(-n // LONGEST)
    small = values[: n // block * block].reshape(-1, block, values.shape[1]).mean(axis=1)
    width = np.array(
        [max(spread(np.diff(c)) / np.sqrt(2), 1e-3 * np.std(c), 1e-12) for c in small.T]
    )
    costs = Costs.of(small / width, shortest=_shortest(len(small)))
    unit = float(np.log(len(small))) * values.shape[1]
    cuts = {
        cheapest(costs, price=price * unit, slope=slope)
        for price in PRICES
        for slope in (price * unit / 2, np.inf)
    }
    cuts |= {(Piece(0, len(small), sloping),) for sloping in (False, True)}
    fits = (described(values, _stretched(cut, block, n), caution=CAUTION) for cut in cuts)
    return min(fits, key=lambda fit: fit.length)


def _shortest(n: int) -> int:
    """Least periods of a piece: 3, and 1 % of a long series."""
    return max(3, n // 100)


def _stretched(cut: tuple[Piece, ...], block: int, n: int) -> tuple[Piece, ...]:
    last = cut[-1].stop
    return tuple(
        Piece(p.start * block, n if p.stop == last else p.stop * block, p.sloping) for p in cut
    )


def _lasting(ready: Clean, fit: Fit) -> list[Break]:
    found = []
    for before, after in zip(fit.pieces, fit.pieces[1:], strict=False):
        start, stop = max(before.start, before.stop - NEAR), min(after.stop, after.start + NEAR)
        date = _dated(ready.values[start:stop], fit, before, after)
        column = int(np.argmax(np.abs(date.size) / fit.noise))
        found.append(
            Break(
                start + date.index,
                start + date.low,
                start + date.high,
                date.shape,
                float(date.size[column]),
                date.nats,
            )
        )
    return found


def _dated(values: Floats, fit: Fit, before: Piece, after: Piece) -> Dated:
    """A jump or a change of slope, whichever these two pieces tell better at the same cost."""
    edge = min(2, len(values) // 2)
    sloping = before.sloping or after.sloping
    jump = level(values, memory=fit.memory, noise=fit.noise, sloping=sloping, edge=edge)
    if not sloping:
        return jump
    kink = trend(values, memory=fit.memory, noise=fit.noise, edge=edge)
    # A jump between two slopes has one parameter more than a change of slope alone.
    return jump if jump.nats > kink.nats + np.log(len(values)) / 2 else kink


def _outliers(ready: Clean, known: NDArray[np.bool_]) -> list[Break]:
    return [
        Break(int(i), int(i), int(i), Shape.POINT, float(size), float(far) ** 2 / 2)
        for i, far, size in zip(ready.outliers, ready.far, ready.size, strict=True)
        if known[i].any()
    ]
