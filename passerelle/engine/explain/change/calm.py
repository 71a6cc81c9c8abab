"""What calm days look like, measure by measure, and how odd a day is against them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.change.clean import spread
from passerelle.engine.explain.change.shapes import Floats

TAILS = (3.0, 4.0, 5.0, 7.0, 10.0, 20.0, 100.0)  # degrees of freedom tried for the tail
STRONGEST = 0.8


@dataclass(frozen=True, slots=True)
class Calm:
    """By measure: middle, size, and memory from one day to the next; `tail` is the heaviness of all."""

    middle: Floats
    size: Floats
    memory: Floats
    tail: float
    days: Floats
    """By measure: calm days that were read."""

    @classmethod
    def of(cls, scores: Floats) -> Calm:
        """Read from calm days (shape: days, measures). The tail is common: too few days tell it for one."""
        known = [column[np.isfinite(column)] for column in scores.T]
        first = [_centred(column) for column in known]
        likely = np.sum([[_sized(step, tail)[1] for tail in TAILS] for *_, step in first], axis=0)
        tail = TAILS[int(np.argmax(likely))]
        sizes = np.array([_sized(step, tail)[0] for *_, step in first])
        middle, memory = np.array([m for m, *_ in first]), np.array([m for _, m, _ in first])
        return cls(middle, sizes, memory, tail, np.array([float(len(k)) for k in known]))

    def odds(self, scores: Floats) -> tuple[Floats, Floats]:
        """By day and measure: two-sided p of the day given the one before, and its normal score."""
        from scipy.stats import norm, t

        plain = (scores - self.middle) / self.size
        before = np.vstack([np.full((1, plain.shape[1]), np.nan), plain[:-1]])
        known = np.isfinite(before)
        # Of an odd day before, only as much is believed to carry over as a calm day would leave.
        carried = np.where(known, self.memory * np.clip(before, -3, 3), 0.0)
        wide = np.where(known, np.sqrt(1 - self.memory**2), 1.0)
        step = (plain - carried) / wide
        beyond = t.sf(np.abs(step), self.tail)
        return 2 * beyond, np.sign(step) * norm.isf(np.maximum(beyond, 1e-12))


def _centred(column: Floats) -> tuple[float, float, Floats]:
    """Middle, memory, and the steps that memory does not explain."""
    width = spread(column - np.median(column)) or 1.0
    middle = float(np.median(column))
    for _ in range(5):  # Huber's mean: days far out pull no more than two usual ones
        middle += float(np.clip(column - middle, -2 * width, 2 * width).mean())
    apart = column - middle
    held = np.clip(apart, -3 * width, 3 * width)
    power = float(held @ held)
    memory = float(held[1:] @ held[:-1]) / power if power > 0 else 0.0
    # Read from few days, memory comes out too small (Kendall 1954).
    memory = min(max(memory + (1 + 3 * memory) / len(column), 0.0), STRONGEST)
    return middle, memory, (apart[1:] - memory * apart[:-1]) / np.sqrt(1 - memory**2)


def _sized(step: Floats, tail: float) -> tuple[float, float]:
    """The likeliest size of a Student law of this tail, and its log-likelihood."""
    from scipy.stats import t

    size = spread(step) or 1.0
    for _ in range(12):  # reweighted least squares
        weight = (tail + 1) / (tail + (step / size) ** 2)
        size = float(np.sqrt(np.mean(weight * step**2))) or 1.0
    return size, float(t.logpdf(step / size, tail).sum()) - len(step) * float(np.log(size))
