"""One blow to a measure: from when, how large, and the chance that draws its details."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator

from passerelle.engine.explain.answer.question import Floats, Question, Reading, Role
from passerelle.engine.worlds.faults.half import Half
from passerelle.engine.worlds.faults.scenery import uniform


@dataclass(frozen=True, slots=True)
class Hit:
    """`effect` is the mean relative change over the days from `start` on: -0.05 for a loss of 5 %."""

    start: int
    effect: float
    half: Half
    rng: Generator

    def step(self, days: int) -> Floats:
        """0 before, 1 from the start (shape: days)."""
        course: Floats = (np.arange(days) >= self.start).astype(np.float64)
        return course

    def ramp(self, days: int) -> Floats:
        """Rises over some days; its mean from the start on is 1."""
        length = int(self.rng.integers(self.half.ramp[0], self.half.ramp[1] + 1))
        course = np.clip((np.arange(days) - self.start + 1) / length, 0, 1)
        return self._of_mean_one(course)

    def point(self, days: int, length: int) -> Floats:
        """Some days only; its mean from the start on is 1."""
        index = np.arange(days)
        return self._of_mean_one(
            ((index >= self.start) & (index < self.start + length)).astype(float)
        )

    def _of_mean_one(self, course: Floats) -> Floats:
        scaled: Floats = course / max(float(course[self.start :].mean()), 1e-9)
        return scaled

    @property
    def trace(self) -> float:
        """What a load trace shows of the effect."""
        return abs(self.effect) * uniform(self.rng, self.half.trace)


def scaled(reading: Reading, factor: Floats) -> Reading:
    """The measure times a factor (shape: days, or days by leaves); a ratio by its numerator."""
    wide = factor[:, None] if factor.ndim == 1 else factor
    sums = reading.sums * np.maximum(wide, 0)
    if reading.totals is not None:
        sums = np.minimum(sums, reading.totals)
    return replace(reading, sums=sums)


def leaves(reading: Reading, where: tuple[tuple[str, str], ...]) -> Floats:
    """1 for the leaves of a segment, 0 elsewhere."""
    inside = np.ones(len(reading.cube.codes))
    for dimension, value in where:
        axis = reading.cube.dimensions.index(dimension)
        inside *= reading.cube.codes[:, axis] == reading.cube.values[axis].index(value)
    return inside


def struck(reading: Reading, where: tuple[tuple[str, str], ...], course: Floats) -> Reading:
    """The whole moves by `course` (relative, shape: days), all of it made in one segment."""
    inside = leaves(reading, where)
    mass = reading.sums @ inside
    whole = reading.sums.sum(axis=1)
    due = np.divide(course * whole, mass, out=np.zeros_like(mass), where=mass > 0)
    return scaled(reading, 1 + np.clip(due, -0.97, 5)[:, None] * inside)


def followed(
    question: Question, reading: Reading, roles: tuple[Role, ...], follow: float
) -> Question:
    """The question with its new reading; witnesses of these roles move with it, by `follow` of it."""
    before, after = question.reading.whole, reading.whole
    moved = np.divide(after, before, out=np.ones(len(before)), where=before > 0) - 1
    witnesses = tuple(
        replace(w, values=w.values * (1 + follow * moved)) if w.role in roles else w
        for w in question.witnesses
    )
    hourly = question.hourly
    if hourly is not None:
        hourly = hourly * (1 + moved)[:, None]
    return replace(question, reading=reading, witnesses=witnesses, hourly=hourly)
