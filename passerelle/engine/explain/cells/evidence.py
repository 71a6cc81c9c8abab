"""What the leaves say of a shift, in columns that add up over the leaves of any cell.

A search needs three things of a cell's sums: what a common shift gains, how much the cell weighs, and
what its leaves say once the common shift is granted. Two kinds of measures answer them in two ways.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from passerelle.engine.explain.cells.shapes import Floats, Ints

SPREAD = 1.4826  # standard deviations in a median distance, under a normal law
TINY = 1e-12


class Evidence(Protocol):
    """`columns` has shape (kinds of sums, leaves); `sums` below have shape (kinds of sums, cells)."""

    @property
    def columns(self) -> Floats: ...

    def gain(self, sums: Floats) -> Floats:
        """Log-likelihood (nats) that one common shift of a cell gains over none."""

    def steady(self, gains: Floats, sums: Floats, wander: float) -> Floats:
        """What is left of these gains where whole segments usually wander by `wander`."""

    def wander(self, sums: Floats) -> Floats:
        """Squared distances of these cells' shifts to their middle, less what sampling explains."""

    def weight(self, sums: Floats) -> Floats:
        """How much a cell can say: to compare what is left of it with what it was."""

    def left_over(self, rows: Ints) -> Floats:
        """The columns of these leaves once their common shift is granted, by their own spread."""


@dataclass(frozen=True, slots=True)
class Residuals:
    """Normal residuals: information is their inverse variance, score the residual times it.

    A cell's shift is sum(score) / sum(information); it gains sum(score)^2 / (2 sum(information)).
    """

    information: Floats
    score: Floats

    @property
    def columns(self) -> Floats:
        return np.stack([self.information, self.score])

    def gain(self, sums: Floats) -> Floats:
        found: Floats = 0.5 * sums[1] ** 2 / np.maximum(sums[0], TINY)
        return found

    def steady(self, gains: Floats, sums: Floats, wander: float) -> Floats:
        found: Floats = gains / (1 + sums[0] * wander**2)
        return found

    def wander(self, sums: Floats) -> Floats:
        known = sums[0] > 0
        if known.sum() < 3:
            return np.zeros(0)
        means = sums[1][known] / sums[0][known]
        found: Floats = SPREAD**2 * (means - np.median(means)) ** 2 - 1 / sums[0][known]
        return found

    def weight(self, sums: Floats) -> Floats:
        found: Floats = sums[0]
        return found

    def left_over(self, rows: Ints) -> Floats:
        information, score = self.information[rows], self.score[rows]
        shift = score.sum() / max(information.sum(), TINY)
        known = information > 0
        residual = score[known] / np.sqrt(information[known])
        middle = np.median(residual) if known.any() else 0.0
        width = SPREAD * float(np.median(np.abs(residual - middle))) if known.any() else 1.0
        spread = max(1.0, width**2)
        return np.stack([information, (score - shift * information) / np.sqrt(spread)])


@dataclass(frozen=True, slots=True)
class Counts(Residuals):
    """Counts: `information` is what was expected, `score` how far what was seen falls from it.

    Gains are those of Poisson's law: a rise on a small expectation surprises less than a normal law says.
    """

    def gain(self, sums: Floats) -> Floats:
        expected = np.maximum(sums[0], TINY)
        actual = np.maximum(sums[0] + sums[1], TINY)
        found: Floats = actual * np.log(actual / expected) - (actual - expected)
        return np.where(sums[0] > 0, np.maximum(found, 0.0), 0.0)

    def left_over(self, rows: Ints) -> Floats:
        information, score = self.information[rows], self.score[rows]
        shift = score.sum() / max(information.sum(), TINY)
        return np.stack([information * (1 + shift), score - shift * information])


@dataclass(frozen=True, slots=True)
class Ratios:
    """Log-likelihood ratios of each leaf at each of a few shifts (shape: shifts, leaves), and trials.

    A cell's gain is the largest sum over the shifts: exact for counts, however rare.
    """

    ratios: Floats
    trials: Floats

    @property
    def columns(self) -> Floats:
        return np.vstack([self.trials[None], self.ratios])

    def gain(self, sums: Floats) -> Floats:
        found: Floats = np.maximum(sums[1:].max(axis=0), 0.0)
        return found

    def steady(self, gains: Floats, sums: Floats, wander: float) -> Floats:
        return gains

    def wander(self, sums: Floats) -> Floats:
        return np.zeros(0)

    def weight(self, sums: Floats) -> Floats:
        found: Floats = sums[0]
        return found

    def left_over(self, rows: Ints) -> Floats:
        theirs = self.ratios[:, rows]
        common = int(np.argmax(theirs.sum(axis=1)))
        return np.vstack([self.trials[None, rows], theirs - theirs[common]])
