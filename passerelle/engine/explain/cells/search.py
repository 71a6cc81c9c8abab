"""The shortest description of what moved: cells named one by one, each paying for its name.

Naming a cell costs the logarithm of how many cells could have been named instead; it is worth it when
the log-likelihood that its shift gains is larger. A cell may be named only if no set of its children
tells the same leaves better: a parent that mixes touched and untouched leaves loses to its children,
a child loses to its homogeneous parent. A cell may also be named with a few exceptions inside it. The
best is named, its leaves set aside, and the search goes on until nothing pays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.cells.evidence import Evidence
from passerelle.engine.explain.cells.lattice import Axes, Lattice
from passerelle.engine.explain.cells.ledger import Dispersions, Ledger
from passerelle.engine.explain.cells.shapes import Floats, Ints

NEAR = 3  # cells of a cuboid looked at as rivals of the one that is named
TIE = 3.0  # nats: likelihoods within a factor of 20 do not tell two cells apart
SAME = 0.8  # share of the larger set of leaves that two rivals must have in common
LEFT = 0.1  # share of the leaves from which what is usual may still be read
EXCEPTIONS = 6  # cells that a larger one may leave out and still be one cell


@dataclass(frozen=True, slots=True)
class Place:
    """A cell by its cuboid and index, with its net gain."""

    gain: float
    axes: Axes
    cell: int


@dataclass(frozen=True, slots=True)
class Named:
    """A cell of `axes` with its `codes`; `rows` are the leaves it took, `gain` is net of its price.

    `rivals` are other cells, as (axes, codes), that gain as much over nearly the same leaves.
    """

    axes: Axes
    codes: tuple[int, ...]
    rows: Ints
    gain: float
    rivals: tuple[tuple[Axes, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class _Round:
    """One pass over all cells: the best cell on its own, those close to it, and the best that splits."""

    top: Place | None
    close: list[Place]
    mixed: Place | None


def search(
    lattice: Lattice,
    evidence: Evidence,
    *,
    caution: float = 3.0,
    most: int = 20,
    own: Dispersions | None = None,
) -> list[Named]:
    """The cells that moved, in the order of what they tell.

    `caution` (nats) sets how often chance names a cell: about exp(-caution) / 7 a cube whose leaves
    are as the evidence says. `own` is how far each cell goes by its own history, where it is known.
    """
    ledger = Ledger.opened(lattice, evidence, caution=caution, own=own)
    named: list[Named] = []
    while len(named) < most:
        found = _next(ledger)
        if found is None:
            break
        named.append(found)
        ledger.set_aside(found.axes, found.rows)
    return named


def outside(named: Iterable[Named], count: int) -> NDArray[np.bool_]:
    """The leaves (shape: count) of none of these cells; all of them where fewer than a tenth would be left."""
    still = np.ones(count, dtype=bool)
    for cell in named:
        still[cell.rows] = False
    return still if still.mean() >= LEFT else np.ones(count, dtype=bool)


def suspects(
    lattice: Lattice, evidence: Evidence, *, named: list[Named], caution: float, count: int
) -> list[Named]:
    """The named cells, then those to look at next by what they would gain: no verdict on the latter."""
    ledger = Ledger.opened(lattice, evidence, caution=caution)
    places = []
    for axes in lattice.cuboids:
        gains = ledger.gained[axes] - ledger.price(axes)
        places += [Place(float(gains[i]), axes, int(i)) for i in np.argsort(-gains)[:count]]
    told = {(cell.axes, cell.codes) for cell in named}
    places = sorted(places, key=lambda place: -place.gain)[: count + len(named)]
    others = (replace(_name(ledger, place, []), gain=min(place.gain, 0.0)) for place in places)
    return [*named, *(cell for cell in others if (cell.axes, cell.codes) not in told)][:count]


def _next(ledger: Ledger) -> Named | None:
    seen = _look(ledger)
    if seen.mixed is not None:
        nested = _with_exceptions(ledger, seen.mixed)
        if nested is not None:
            return nested
    return None if seen.top is None else _name(ledger, seen.top, seen.close)


def _look(ledger: Ledger) -> _Round:
    worth: dict[Axes, tuple[Ints, Floats]] = {}
    close: list[Place] = []
    top: Place | None = None
    mixed, best_told = None, 0.0
    for axes in ledger.lattice.cuboids:
        told = _told(ledger.lattice, axes, worth)
        paying, net = ledger.paying(axes)
        if len(paying):
            close += [Place(float(net[i]), axes, int(paying[i])) for i in np.argsort(-net)[:NEAR]]
            first = int(np.argmax(net))
            if mixed is None or net[first] > mixed.gain:
                mixed = Place(float(net[first]), axes, int(paying[first]))
                best_told = float(told[mixed.cell])
            own = net >= told[paying]
            paying, net = paying[own], net[own]
            told[paying] = net
        if len(paying):
            leader = int(np.argmax(net))
            if top is None or net[leader] > top.gain:
                top = Place(float(net[leader]), axes, int(paying[leader]))
        telling = np.flatnonzero(told)
        worth[axes] = telling, told[telling]
    if mixed is not None and best_told <= mixed.gain:
        mixed = None
    return _Round(top, close, mixed)


def _told(lattice: Lattice, axes: Axes, worth: dict[Axes, tuple[Ints, Floats]]) -> Floats:
    """For each cell: the largest total worth of its children over one added dimension."""
    cuboid = lattice.cuboids[axes]
    best = np.zeros(cuboid.size)
    for finer, position in lattice.parents(axes):
        cells, values = worth[finer]
        if not len(cells):
            continue
        keys = lattice.cuboids[finer].without(cells, position)
        into = keys if cuboid.keys is None else np.searchsorted(cuboid.keys, keys)
        np.maximum(best, np.bincount(into, weights=values, minlength=cuboid.size), out=best)
    return best


def _name(ledger: Ledger, place: Place, close: list[Place]) -> Named:
    codes = ledger.lattice.cuboids[place.axes].codes(place.cell)
    inside = ledger.inside(place.axes, codes)
    count = int(inside.sum())
    rivals = []
    for other in close:
        if other.gain < place.gain - TIE or (other.axes, other.cell) == (place.axes, place.cell):
            continue
        theirs_codes = ledger.lattice.cuboids[other.axes].codes(other.cell)
        theirs = ledger.inside(other.axes, theirs_codes)
        if int((inside & theirs).sum()) >= SAME * max(count, int(theirs.sum())):
            rivals.append((other.axes, theirs_codes))
    return Named(place.axes, codes, np.flatnonzero(inside), place.gain, tuple(rivals))


def _with_exceptions(ledger: Ledger, place: Place) -> Named | None:
    """The cell less the cells inside it that moved otherwise, if what is left moved as one.

    Leaves of a segment that moved often spread more than leaves at rest: departures are judged by the
    spread of the cell itself. An exception that did not move at all means that only children moved.
    The exceptions are not named here: their leaves stay, since they may be part of a larger cell.
    """
    whole = _name(ledger, place, [])
    rows = whole.rows
    for _ in range(EXCEPTIONS + 1):
        found = _exception(ledger, whole, rows)
        if found is None:
            break
        if found.gain <= 0:
            return None
        rows = np.setdiff1d(rows, found.rows, assume_unique=True)
    else:
        return None
    own = ledger.net_of(place.axes, rows)
    if 2 * len(rows) < len(whole.rows) or own <= 0:
        return None
    return Named(place.axes, whole.codes, rows, own)


def _exception(ledger: Ledger, whole: Named, rows: Ints) -> Named | None:
    """The cell inside `whole` whose leaves among `rows` depart most from their common shift."""
    evidence, lattice = ledger.evidence, ledger.lattice
    left = evidence.left_over(rows)
    best: Place | None = None
    for axes, cuboid in lattice.cuboids.items():
        if not set(whole.axes) < set(axes):
            continue
        cells, back = np.unique(cuboid.index(lattice.codes[rows]), return_inverse=True)
        sums = np.stack([np.bincount(back, weights=column) for column in left]).astype(np.float64)
        gains = ledger.gains(axes, sums, cells) - ledger.price(axes)
        first = int(np.argmax(gains))
        if gains[first] > 0 and (best is None or gains[first] > best.gain):
            best = Place(float(gains[first]), axes, int(cells[first]))
    if best is None:
        return None
    codes = lattice.cuboids[best.axes].codes(best.cell)
    taken = rows[ledger.inside(best.axes, codes)[rows]]
    return Named(best.axes, codes, taken, ledger.net_of(best.axes, taken))
