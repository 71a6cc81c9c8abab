"""Breaks or memory? What each cut leaves is judged by one likelihood that knows both.

A series with memory wanders, and wandering looks like breaks to a method that takes its periods for
independent. Here what a cut leaves is an autoregression of order one, and the length of the whole
description is compared (Davis, Lee and Rodriguez-Yam, JASA 2006; errors with memory: Chakar et al.,
Bernoulli 2017).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.change.partition import Piece
from passerelle.engine.explain.change.shapes import Floats

STRONGEST = 0.9  # memory beyond it is taken for changes of level: half of a move is still there a week later
FLAT = 0.01  # least noise, as a share of the series' own standard deviation: plateaus have none


@dataclass(frozen=True, slots=True)
class Fit:
    """A cut, with what is left by column: memory, noise (of the innovations), and the description's length."""

    pieces: tuple[Piece, ...]
    memory: Floats
    noise: Floats
    length: float


def fitted(values: Floats, pieces: tuple[Piece, ...]) -> Floats:
    """The lines of the pieces (shape: periods, columns)."""
    lines = np.empty_like(values)
    for piece in pieces:
        part = values[piece.start : piece.stop]
        lines[piece.start : piece.stop] = part.mean(axis=0)
        if piece.sloping:
            times = np.arange(len(part)) - (len(part) - 1) / 2
            slopes = times @ part / (times @ times)
            lines[piece.start : piece.stop] += np.outer(times, slopes)
    return lines


def described(values: Floats, pieces: tuple[Piece, ...], *, caution: float) -> Fit:
    """Length in nats, doubled: noise, lines of the pieces, and where they are cut (times `caution`)."""
    left = values - fitted(values, pieces)
    n, columns = values.shape
    power = (left[:-1] ** 2).sum(axis=0)
    memory = np.divide(
        (left[1:] * left[:-1]).sum(axis=0), power, out=np.zeros(columns), where=power > 0
    )
    memory = np.clip(memory, 0.0, STRONGEST)
    steps = left[1:] - memory * left[:-1]
    least = np.maximum(FLAT * values.std(axis=0), 1e-12)
    noise = np.sqrt((steps**2).mean(axis=0) + least**2)
    lines = sum((1 + p.sloping) * columns * math.log(p.stop - p.start) for p in pieces)
    cuts = 2 * (len(pieces) - 1) * math.log(n)
    length = n * 2 * float(np.log(noise).sum()) + caution * (lines + cuts)
    return Fit(pieces, memory, noise, length)
