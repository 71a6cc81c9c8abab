"""Which segments parted from the others lately: every value, and every two of them, at every recent day at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.answer.naming import Where
from passerelle.engine.explain.answer.question import Floats, Reading
from passerelle.engine.explain.change.dating import JUMP

RARE = 0.05
"""Chance, over all the segments and days looked at, above which a parting is not told."""
PAST = 224
"""Days that are looked at."""
RECENT = 42
"""Last days among which a segment may begin to part."""
BEFORE, AFTER, LATEST = 42, 28, 4
"""Days before and after a break that are set against each other; days that must follow it."""
WIDEST, CROSSED = 60, 4000
"""A dimension with more values is left to the localisation; with more leaves, values are not crossed."""
LEAST = 0.02
"""Share of the measure lately under which a segment is not looked at."""
SAME = 0.98
"""Part of one of its two values from which a crossing is that value again."""
FEWEST = 20.0
"""Events expected after a break under which nothing can be read."""
DATES = 14
"""Dates that differ among the recent ones: of calm counts, one in 1 / (14 p) has a date as odd as p (by simulation)."""
CLOSE = 1
"""Days around a replaced value that are its own."""
MOST = 4
"""Movements told, one taken out after the other."""


@dataclass(frozen=True, slots=True)
class Parting:
    """A segment left the others on day `index` (between `low` and `high`): `share` of the whole it made since.

    `p` holds for all the segments and days looked at; `size` is the logarithm of after over before.
    """

    where: Where
    index: int
    low: int
    high: int
    size: float
    share: float
    p: float


def partings(
    reading: Reading, *, told: Sequence[int] = (), rare: float = RARE
) -> tuple[Parting, ...]:
    """The surest first, each looked for once those before it are taken out; `p` is at most `rare`.

    Half of the chance is spent on the days `told` (a version replaced another), where there are some.
    """
    begin = max(len(reading.days) - PAST, 0)
    if len(reading.days) - begin < BEFORE + RECENT:
        return ()
    wheres, inside = cells(reading)
    scan = _Scan(
        np.array([len(where) for where in wheres]),
        np.array([n - begin for n in told], dtype=np.int64),
    )
    found: list[Parting] = []
    sums = reading.sums[begin:]
    totals = None if reading.totals is None else reading.totals[begin:]
    while len(found) < MOST and wheres:
        best = scan.surest(sums, totals, inside)
        if best is None or best[1].p > rare:
            break
        at, one = best
        found.append(
            replace(
                one,
                where=wheres[at],
                index=one.index + begin,
                low=one.low + begin,
                high=one.high + begin,
            )
        )
        gone = inside[:, at]
        sums = sums * ~gone
        totals = None if totals is None else totals * ~gone
    return tuple(found)


def cells(reading: Reading, *, least: float = LEAST) -> tuple[tuple[Where, ...], NDArray[np.bool_]]:
    """Every value and every two values large enough lately, and the leaves they hold (shape: leaves, segments)."""
    cube, lately = reading.cube, reading.sums[-2 * BEFORE :].sum(axis=0)
    whole = max(float(lately.sum()), 1e-9)
    axes = [a for a, names in enumerate(cube.values) if 2 <= len(names) <= WIDEST]
    depths = (1, 2) if len(cube.codes) <= CROSSED else (1,)
    wheres: list[Where] = []
    columns: list[NDArray[np.bool_]] = []
    for crossed in (pair for depth in depths for pair in combinations(axes, depth)):
        depth = len(crossed)
        sizes = [len(cube.values[a]) for a in crossed]
        keys = np.ravel_multi_index([cube.codes[:, a] for a in crossed], sizes)
        mass = np.bincount(keys, weights=lately, minlength=int(np.prod(sizes)))
        for key in np.flatnonzero((mass >= least * whole) & (mass <= (1 - least) * whole)):
            places = np.unravel_index(int(key), sizes)
            alone = zip(crossed, places, strict=True)
            held = min(lately[cube.codes[:, a] == at].sum() for a, at in alone)
            if depth == 2 and mass[key] >= SAME * held:
                continue
            wheres.append(
                tuple(
                    (cube.dimensions[a], cube.values[a][int(at)])
                    for a, at in zip(crossed, places, strict=True)
                )
            )
            columns.append(keys == key)
    return tuple(wheres), np.stack(columns, axis=1) if columns else np.zeros((0, 0), dtype=bool)


def beside(sums: Floats, totals: Floats | None, inside: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Of each segment its own sums, and what it is set against: the others, or its totals at their rate."""
    held = inside.astype(np.float64)
    own = sums @ held
    others = sums.sum(axis=1, keepdims=True) - own
    if totals is None:
        return own, others
    below = totals @ held
    rest = totals.sum(axis=1, keepdims=True) - below
    rate = np.divide(others, rest, out=np.zeros_like(rest), where=rest > 0)
    return own, below * rate


@dataclass(frozen=True, slots=True)
class _Scan:
    """How deep each segment is, and the days on which a value replaced another (indexes)."""

    deep: NDArray[np.int64]
    told: NDArray[np.int64]

    def surest(
        self, sums: Floats, totals: Floats | None, inside: NDArray[np.bool_]
    ) -> tuple[int, Parting] | None:
        own, base = beside(sums, totals, inside)
        days = len(own)
        cuts = np.arange(BEFORE, days - LATEST + 1)
        stops = np.minimum(cuts + AFTER, days)
        (was, now), (past, since) = (_halves(column, cuts, stops) for column in (own, base))
        expected = np.divide(since * was, past, out=np.zeros_like(was), where=past > 0)
        known = (expected >= FEWEST) & (since > 0)
        size = np.log((now + 0.5) / np.maximum(expected + 0.5, 1e-9))
        z = np.where(known, size / error(was, past, now, since), 0.0)
        counted = bool((sums == np.round(sums)).all())
        old = cuts < days - RECENT - AFTER
        if not old.any():  # too short a past to tell how far a segment usually wanders
            return None
        wide = np.median(np.abs(z[old]), axis=0) / 0.6745
        recent = cuts >= days - RECENT
        z = np.where(recent[:, None], z / np.maximum(wide, 1.0 if counted else 1e-6), 0.0)
        p = self._chances(z, cuts[recent], days if counted else int(old.sum()) // AFTER)
        if not (p < 1).any():
            return None
        at, segment = np.unravel_index(int(np.argmin(p)), p.shape)
        at += len(cuts) - len(p)
        near = np.flatnonzero(z[:, segment] ** 2 >= z[at, segment] ** 2 - 2 * JUMP)
        made = float((now - expected)[at, segment])
        return int(segment), Parting(
            where=(),
            index=int(cuts[at]),
            low=int(cuts[near[0]]),
            high=int(cuts[near[-1]]),
            size=float(size[at, segment]),
            share=made / max(float(sums[cuts[at] : stops[at]].sum()), 1e-9),
            p=float(p.min()),
        )

    def _chances(self, z: Floats, recent: NDArray[np.int64], calm: int) -> Floats:
        """By recent day and segment, over all that is looked at (shape: recent days, segments).

        Half of the chance goes to values and half to two of them at once, which are many more; half to
        the days of a replacement, where there are some, and half to all the others.
        """
        same = (self.deep[:, None] == self.deep).sum(axis=1) * len(set(self.deep.tolist()))
        days = np.full(len(recent), float(DATES))
        if len(self.told):
            near = (np.abs(recent[:, None] - self.told) <= CLOSE).any(axis=1)
            days = 2 * np.where(near, min(float(near.sum()), DATES), DATES)
        from scipy.special import stdtr

        single = 2 * stdtr(max(calm - 1, 1), -np.abs(z[-len(recent) :]))
        found: Floats = np.minimum(single * same * days[:, None], 1.0)
        return found


def error(was: Floats, past: Floats, now: Floats, since: Floats) -> Floats:
    """Standard error of the logarithm of after over before, both halves holding the segment in the same share."""
    before, after = was + past, now + since
    share = np.divide(was + now, before + after, out=np.zeros_like(was), where=before + after > 0)
    spread = np.maximum(share * (1 - share), 1e-9)
    told: Floats = np.sqrt(
        1 / np.maximum(before * spread, 1e-9) + 1 / np.maximum(after * spread, 1e-9)
    )
    return told


def _halves(
    values: Floats, cuts: NDArray[np.int64], stops: NDArray[np.int64]
) -> tuple[Floats, Floats]:
    """Sums of the days before each cut, and of those after it up to its stop."""
    added = np.vstack([np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)])
    return added[cuts] - added[cuts - BEFORE], added[stops] - added[cuts]
