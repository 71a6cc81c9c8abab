"""The shape of the edge: an exact step or a ramp, at midnight or not, with the clock moved or not."""

from __future__ import annotations

import numpy as np

from passerelle.engine.explain.answer.question import Floats, Question
from passerelle.engine.explain.answer.shapes import Kind, Movement, Signal
from passerelle.engine.explain.cells.shapes import Localisation
from passerelle.engine.explain.signals.beside import lasting, quietest
from passerelle.engine.explain.signals.likelihoods import SHAPES, bounded, mark
from passerelle.engine.explain.signals.places import ORDINARY, told_apart
from passerelle.engine.explain.signals.windows import Window

SHORTEST = 3
RAMPS = (5, 8, 12)
POINTS = (1, 2, 3, 4)
CLEAR = 1.5
"""Log-likelihood ratio from which step and ramp are told apart."""
TURNS = (-2, -1, 1, 2)
TURNED = 0.9
"""The day's profile must fit the moved clock this much better (share of the squared miss) to be told."""


def edge(question: Question, movement: Movement, cells: Localisation | None) -> tuple[Signal, ...]:
    """An exact step speaks for machines, a ramp for people, some days only for holidays and outages.

    It is read in the measure over its siblings, where that was calmer before. Where a segment moved in a
    measure that stays inside its interval, the measure's edge is that of noise.
    """
    window = Window.of(len(question.reading.days), movement.start)
    if window is None or window.length < SHORTEST:
        return ()
    if movement.p > ORDINARY and told_apart(question, movement, cells):
        return ()
    logs = quietest(question, window)
    calm, moved = logs[: -window.length], logs[-window.length :]
    noise = max(float(np.var(calm)), 1e-6) * lasting(calm)
    fits = np.array(
        [min(_miss(moved, shape) for shape in family) for family in _shapes(len(moved))]
    )
    likely = np.clip(-(fits - fits.min()) / (2 * noise), -20, 0)
    if np.sort(likely)[-2] > -CLEAR:
        return ()
    code = ("step", "ramp", "some-days")[int(np.argmax(likely))]
    return (Signal(code, _weights(likely), {"likelihood": float(-np.sort(likely)[-2])}),)


def _shapes(days: int) -> tuple[list[Floats], list[Floats], list[Floats]]:
    """What steps, ramps and events of some days look like from the break on."""
    index = np.arange(days)
    ramps = [np.minimum(1.0, (index + 0.5) / length) for length in RAMPS]
    points = [(index < length).astype(np.float64) for length in POINTS if length <= days - 2]
    return [np.ones(days)], ramps, points or ramps


def _miss(moved: Floats, shape: Floats) -> float:
    """Squared miss of the best multiple of a shape."""
    level = float((moved * shape).sum() / (shape**2).sum())
    return float(((moved - level * shape) ** 2).sum())


def _weights(likely: Floats) -> dict[Kind, float]:
    def log_of(chances: tuple[float, float, float]) -> float:
        return float(np.logaddexp.reduce(np.log(chances) + likely))

    noise = log_of(SHAPES[Kind.NOISE])
    return {k: bounded(log_of(p) - noise) for k, p in SHAPES.items() if k is not Kind.NOISE}


def clock(question: Question, movement: Movement, cells: Localisation | None) -> tuple[Signal, ...]:
    """By the hour: a break exactly at midnight, or a day's profile moved by one or two hours."""
    window = Window.of(len(question.reading.days), movement.start)
    if question.hourly is None or window is None:
        return ()
    before = np.nanmean(question.hourly[window.past], axis=0)
    after = np.nanmean(question.hourly[window.days], axis=0)
    if not (before.sum() > 0 and after.sum() > 0):
        return ()
    before, after = before / before.sum(), after / after.sum()
    miss = {turn: float(((np.roll(before, turn) - after) ** 2).sum()) for turn in (0, *TURNS)}
    best = min(miss, key=lambda turn: miss[turn])
    if best and miss[best] < (1 - TURNED) * miss[0]:
        return (Signal("time-zone", mark("time-zone"), {"hours": best}),)
    return _midnight(question.hourly, window)


def _midnight(hourly: Floats, window: Window) -> tuple[Signal, ...]:
    """The hour of the break, sought in the day before it and the day itself."""
    first = window.start - 1
    usual = np.nanmean(hourly[window.past][:-1].reshape(-1, 24), axis=0)
    seen = hourly[first : window.start + 1].reshape(-1)
    expected = np.tile(usual, len(seen) // 24)
    ratio = float(hourly[window.days].sum() / (usual.sum() * window.length))
    levels = [np.where(np.arange(len(seen)) < hour, 1.0, ratio) for hour in range(len(seen))]
    # Counts of people: the likelihood of Poisson, divided by how much wider than that days wander.
    fits = np.array([(seen * np.log(lev) - expected * lev).sum() for lev in levels if ratio > 0])
    if len(fits) == 0 or abs(np.log(ratio)) < 0.01:
        return ()
    hour = int(np.argmax(fits))
    if hour != 24 or fits[24] - np.delete(fits, [23, 24, 25]).max() < CLEAR:
        return ()
    return (Signal("midnight", mark("midnight"), {"hour": 0}),)
