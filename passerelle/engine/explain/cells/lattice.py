"""All cells of all cuboids of a cube, addressed by mixed-radix keys.

A cuboid is a set of dimensions; its cells are the combinations of their values. A cell's key is the
number whose digits are its codes. Where the keys are few, the key is the index; else the keys that
occur are kept sorted. One addressing serves 48,000 leaves and a cube that could never be held whole.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from passerelle.engine.explain.cells.shapes import Floats, Ints

Axes = tuple[int, ...]
ROOM = 4  # a cuboid is dense while its keys are at most this many times the leaves


@dataclass(frozen=True, slots=True)
class Cuboid:
    """`axes` are indexes of dimensions, ascending; `keys` is None where the key is the index."""

    axes: Axes
    shape: tuple[int, ...]
    keys: Ints | None

    @property
    def size(self) -> int:
        return math.prod(self.shape) if self.keys is None else len(self.keys)

    def index(self, codes: Ints) -> Ints:
        """Index of the cell that holds each row of `codes` (rows, all dimensions)."""
        key = np.zeros(len(codes), dtype=np.int64)
        for axis, size in zip(self.axes, self.shape, strict=True):
            key *= size
            key += codes[:, axis]
        return key if self.keys is None else np.searchsorted(self.keys, key)

    def codes(self, cell: int) -> tuple[int, ...]:
        """The codes of one cell, in the order of `axes`."""
        key = cell if self.keys is None else int(self.keys[cell])
        return tuple(int(code) for code in np.unravel_index(key, self.shape))

    def without(self, cells: Ints, position: int) -> Ints:
        """Keys, in the cuboid without its axis at `position`, of these cells."""
        key = cells if self.keys is None else self.keys[cells]
        after = math.prod(self.shape[position + 1 :])
        return key // (after * self.shape[position]) * after + key % after


@dataclass(frozen=True, slots=True)
class Lattice:
    """The cuboids of 1 to `depth` dimensions, the finest first."""

    cuboids: dict[Axes, Cuboid]
    codes: Ints
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, codes: Ints, sizes: tuple[int, ...], *, depth: int | None = None) -> Lattice:
        """Every cuboid of at most `depth` dimensions (default: all) over these leaves."""
        count = len(sizes)
        deepest = count if depth is None else min(depth, count)
        chosen = [
            axes
            for order in range(deepest, 0, -1)
            for axes in itertools.combinations(range(count), order)
        ]
        codes = np.asfortranarray(codes)  # a dimension at a time is how they are read
        return cls({axes: _cuboid(axes, codes, sizes) for axes in chosen}, codes, sizes)

    def broad(self, least: int) -> Lattice:
        """The cuboids whose cells hold `least` leaves or more on average."""
        kept = {a: c for a, c in self.cuboids.items() if c.size * least <= len(self.codes)}
        return Lattice(kept, self.codes, self.sizes)

    def sums(self, leaves: Floats) -> dict[Axes, Floats]:
        """The total of a value of the leaves (shape: leaves) over every cell of every cuboid."""
        found: dict[Axes, Floats] = {}
        for axes, cuboid in self.cuboids.items():
            denser = self._denser(axes, found)
            if denser is None or cuboid.keys is not None:
                found[axes] = self.totals(cuboid, self.codes, leaves)
            else:
                shaped = found[denser[0]].reshape(self.cuboids[denser[0]].shape)
                found[axes] = shaped.sum(axis=denser[1]).ravel()
        return found

    def totals(self, cuboid: Cuboid, codes: Ints, leaves: Floats) -> Floats:
        """The totals of one cuboid over the given rows only."""
        return np.bincount(cuboid.index(codes), weights=leaves, minlength=cuboid.size).astype(
            float, copy=False
        )

    def _denser(self, axes: Axes, done: dict[Axes, Floats]) -> tuple[Axes, int] | None:
        """The smallest cuboid summed already that holds this one, and the place of the dimension it has more."""
        finer = [p for p in self.parents(axes) if p[0] in done and self.cuboids[p[0]].keys is None]
        return min(finer, key=lambda p: self.cuboids[p[0]].size, default=None)

    def parents(self, axes: Axes) -> list[tuple[Axes, int]]:
        """The cuboids with one dimension more, each with the place of that dimension in it."""
        return [found for found in _finer(axes, len(self.sizes)) if found[0] in self.cuboids]


@lru_cache(maxsize=4096)
def _finer(axes: Axes, dimensions: int) -> tuple[tuple[Axes, int], ...]:
    added = ((tuple(sorted((*axes, a))), a) for a in range(dimensions) if a not in axes)
    return tuple((finer, finer.index(axis)) for finer, axis in added)


def _cuboid(axes: Axes, codes: Ints, sizes: tuple[int, ...]) -> Cuboid:
    shape = tuple(sizes[a] for a in axes)
    if math.prod(shape) >= 2**62:
        raise ValueError("too many combinations to number: fold rare values into one first")
    if math.prod(shape) <= ROOM * max(len(codes), 1):
        return Cuboid(axes, shape, None)
    whole = Cuboid(axes, shape, None)
    return Cuboid(axes, shape, np.unique(whole.index(codes)))
