"""The measure and its witnesses weighed at once: what each saw, given what those before it saw.

Calm days tell how far all of them wander together: what they share, season and weather, cancels out, and two
witnesses that wander as one count as one. A cause moves them along known directions (`follows.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from passerelle.engine.explain.answer.question import Role
from passerelle.engine.explain.answer.shapes import Floats, Kind
from passerelle.engine.explain.signals.follows import (
    BEFORE,
    BESIDE,
    COUNTED,
    FOLLOW,
    MISREAD,
    PART_SPREAD,
    PARTS,
    PEERS_FOLLOW,
    REAL,
    TWO,
    Group,
    Shares,
)
from passerelle.engine.explain.signals.likelihoods import EFFECTS
from passerelle.engine.explain.signals.windows import FEWEST

FREE = (4.0, 30.0)
"""Least and most degrees of freedom of what calm days do."""
SHARED = 0.25
"""Of two errors, the part of the least variance that is the measure's own, taken where calm stretches say little."""
DRAWN = 2.0
"""Calm stretches beside each other, for each series, that count as much as that."""


@dataclass(frozen=True, slots=True)
class Together:
    """`seen` (shape: series) holds the change of the measure, then how far it parted from each witness
    (logarithms); `errors` what calm days make of each; `calm` (shape: calm stretches, series) the same on
    calm days, of which `apart` lie beside each other."""

    roles: tuple[Role, ...]
    seen: Floats
    errors: Floats
    calm: Floats
    apart: float

    def weights(self) -> tuple[dict[Kind, Floats], Floats]:
        """Of each witness, given the measure and those before it: how much likelier what it saw is under each
        kind than under nothing (logarithms, shape: witnesses); and under a fault beside something real."""
        wander = self._wander()
        calm = self._likely(wander, np.zeros((1, *wander.shape)), np.zeros(1))
        alone = {kind: self._under(wander, self._real(kind)) for kind in REAL}
        alone[Kind.FAULT] = self._under(wander, self._fault())
        both = [
            np.log(chance) + self._under(wander, self._both(kind))
            for kind, chance in BESIDE.items()
        ]
        told = {kind: np.diff(likely - calm) for kind, likely in alone.items()}
        return told, np.diff(np.logaddexp.reduce(both) - calm)

    def _wander(self) -> Floats:
        """Covariance on calm days, drawn where calm stretches are few towards what the errors alone say: all but
        the least of two errors is the witness's own, and a part of that one is the measure's, in both."""
        size = len(self.seen)
        known = self.calm[np.isfinite(self.calm).all(axis=1)]
        alike = SHARED * np.minimum.outer(self.errors, self.errors)
        alike /= np.maximum.outer(self.errors, self.errors)
        if len(known) >= FEWEST:
            scale = np.sqrt((known**2).mean(axis=0)) + 1e-12
            held = min(self.apart, float(len(known)))
            share = held / (held + DRAWN * size)
            seen = known.T @ known / len(known) / np.outer(scale, scale)
            alike = (1 - share) * alike + share * seen
        np.fill_diagonal(alike, 1.0)
        wander: Floats = alike * np.outer(self.errors, self.errors)
        return wander

    def _real(self, kind: Kind) -> list[tuple[float, Floats]]:
        """Chance and covariance of what a real movement does, by its size and by who follows."""
        return [
            (chance * often, self._follows(size, shares))
            for (often, size), (chance, shares) in product(EFFECTS, self._shares(REAL[kind]))
        ]

    def _fault(self) -> list[tuple[float, Floats]]:
        return [
            (chance * often, _along(size * self._way(shares)))
            for (often, size), (chance, shares) in product(EFFECTS, self._shares(MISREAD))
        ]

    def _both(self, kind: Kind) -> list[tuple[float, Floats]]:
        """Both push the same way, each a part of the whole."""
        told = []
        ways = [
            (real[0] * fault[0], real[1], self._way(real[1]), self._way(fault[1]))
            for real, fault in product(self._shares(REAL[kind]), self._shares(MISREAD))
        ]
        for (often, size), (chance, part) in product(EFFECTS, PARTS):
            about = PART_SPREAD * self._size(size)
            for likely, shares, real, fault in ways:
                whole = TWO * size * (part * real + (1 - part) * fault)
                own = self._slack(size, shares, part)
                told.append(
                    (often * chance * likely, own + _along(whole) + _along(about * (real - fault)))
                )
        return told

    def _follows(self, size: float, shares: Floats) -> Floats:
        """A real movement of that size; others follow it by more or less than all of it."""
        return _along(size * self._way(shares)) + self._slack(size, shares, 1.0)

    def _slack(self, size: float, shares: Floats, part: float) -> Floats:
        """Covariance of how exactly others follow a part of a movement of that size."""
        about = part * self._size(size)
        near = np.array([role in COUNTED | BEFORE for role in self.roles])
        slack = np.concatenate([[0.0], FOLLOW * about * shares * near])
        own = np.concatenate([[0.0], PEERS_FOLLOW * about * (shares > 0) * ~near])
        return _along(slack) + np.diag(own**2)

    def _size(self, usual: float) -> float:
        """How large the movement is (root of its mean square), of what is usually `usual` large."""
        share = usual**2 / (usual**2 + self.errors[0] ** 2)
        return float(np.sqrt((share * self.seen[0]) ** 2 + share * self.errors[0] ** 2))

    def _way(self, shares: Floats) -> Floats:
        """What the measure and its distances do when it moves by one, and witnesses by these shares of it."""
        return np.concatenate([[1.0], 1.0 - shares])

    def _shares(self, table: Mapping[Group, Shares]) -> list[tuple[float, Floats]]:
        """Every way in which groups follow: its chance, and the share of each witness."""
        belongs = np.array([[role in group for role in self.roles] for group in table], float)
        return [
            (
                float(np.prod([chance for chance, _ in chosen])),
                np.array([s for _, s in chosen]) @ belongs,
            )
            for chosen in product(*table.values())
        ]

    def _under(self, wander: Floats, moves: Sequence[tuple[float, Floats]]) -> Floats:
        chances = np.log([chance for chance, _ in moves])
        return self._likely(wander, np.array([move for _, move in moves]), chances)

    def _likely(self, wander: Floats, moves: Floats, chances: Floats) -> Floats:
        """Log density of the first series, of the first two, and so on (shape: series): Student's law, whose
        degrees of freedom are those of calm stretches, over several moves with the logarithm of their chances."""
        free = float(np.clip(self.apart - 1, *FREE))
        root = np.linalg.cholesky(wander + moves)
        wide = np.broadcast_to(self.seen[:, None], (len(moves), len(self.seen), 1))
        far = np.cumsum(np.linalg.solve(root, wide)[..., 0] ** 2, axis=1)
        width = np.cumsum(np.log(np.diagonal(root, axis1=1, axis2=2)), axis=1)
        known = np.arange(1, len(self.seen) + 1)
        logs = -width - (free + known) / 2 * np.log1p(far / free)
        told: Floats = np.logaddexp.reduce(logs + chances[:, None], axis=0)
        return told


def _along(way: Floats) -> Floats:
    """Covariance of a movement along one direction."""
    return np.outer(way, way)
