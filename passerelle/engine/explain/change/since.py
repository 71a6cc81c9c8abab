"""Since when does a measure leave what was expected of it?"""

from __future__ import annotations

import math

import numpy as np

from passerelle.engine.explain.change.clean import bridged, clean
from passerelle.engine.explain.change.dating import Dated, level, ramp
from passerelle.engine.explain.change.memory import STRONGEST
from passerelle.engine.explain.change.shapes import Floats, Shape, Since
from passerelle.engine.explain.inputs import seal
from passerelle.kernel.finding import Assumption, Finding, Interval, Refusal

METHOD = "since-when"
LEVEL = 0.95
FEWEST = 14
LONGEST = 1500  # last periods that are looked at
LARGEST = 1e100  # beyond, squares are no numbers
SURE = 0.01  # chance under which a change that lasts is preferred to an outlier
ROUNDS = 3  # date, then memory and noise of what is left, and again


def dated(
    values: Floats, expected: Floats, *, scale: Floats | None = None, first: int = 1
) -> Finding[Since] | Refusal:
    """The likeliest break of `values` less `expected` (shape: periods), from index `first` on.

    `scale` (same shape) is how far a calm period usually falls from its expectation, where that varies;
    `size` is then in that unit. Periods without a value or an expectation are not numbers. A change in
    the last one or two periods alone is a point: nothing tells yet whether it lasts. Refuses fewer than
    14 known periods, a `first` outside them, and values that never leave their expectation.
    Source: profile likelihood with memory; see docs/method/change.md.
    """
    left = (values - expected) / (1.0 if scale is None else scale)
    left = np.where(np.abs(left) < LARGEST, left, np.nan)
    left[: max(len(left) - LONGEST, 0)] = np.nan
    known = np.flatnonzero(np.isfinite(left))
    if len(known) < FEWEST:
        return Refusal(
            "past-too-short", (f"at least {FEWEST} periods with a value and what was expected",)
        )
    start, stop = int(known[0]), int(known[-1]) + 1
    left = bridged(left[start:stop])
    if not start < max(first, start + 1) < stop:
        return Refusal("date-outside", ("a date inside the values",))
    if not np.ptp(left) > 1 / LARGEST:
        return Refusal("response-constant", ("values that leave their expectation",))
    found, memory = _since(left, max(first - start, 1))
    shifted = Since(
        found.index + start, found.low + start, found.high + start,
        found.shape, found.size, found.nats, found.p,
    )  # fmt: skip
    return Finding(
        shifted,
        METHOD,
        seal([first], values, expected, *(() if scale is None else (scale,))),
        interval=Interval(shifted.low, shifted.high, LEVEL),
        coverage=len(known) / (stop - start),
        assumptions=(Assumption("one-break", None), Assumption("memory-short", memory < 0.85)),
    )


def _since(left: Floats, first: int) -> tuple[Since, float]:
    """The lasting break where it is sure, or else the largest outlier, or else the likeliest break."""
    calm = clean(left[:, None], season=0)
    least = 1e-9 * float(np.ptp(left))
    lasting, memory = _lasting(calm.values[:, 0], first, least)
    odd = [i for i, when in enumerate(calm.outliers) if when >= first]
    if not odd or lasting.p < SURE:
        return lasting, memory
    most = max(odd, key=lambda i: calm.far[i])
    index, far = int(calm.outliers[most]), float(calm.far[most])
    chance = min(1.0, len(left) * math.erfc(far / math.sqrt(2)))
    size = float(calm.size[most])
    return Since(index, index, index, Shape.POINT, size, far**2 / 2, chance), memory


def _lasting(left: Floats, first: int, least: float) -> tuple[Since, float]:
    """Memory and noise are those around the break itself: a break is no memory, nor memory a break."""
    memory, noise = 0.0, max(float(np.std(left)), least)
    for _ in range(ROUNDS):
        found = _likelier(left, memory, noise, first)
        rest = left - _line(left, found)
        power = float((rest[:-1] ** 2).sum())
        memory = float(rest[1:] @ rest[:-1]) / power if power > 0 else 0.0
        memory = min(max(memory, 0.0), STRONGEST)
        steps = rest[1:] - memory * rest[:-1]
        noise = max(float(np.sqrt((steps**2).sum() / max(len(steps) - 4, 1))), least)
    found = _likelier(left, memory, noise, first)
    tried = 2 * (len(left) - first)
    # Noise is read from the same periods: the law of a gain is Fisher's, not the chi-square.
    fisher = len(left) * math.log1p(2 * found.nats / len(left)) / 2
    chance = min(1.0, tried * math.erfc(math.sqrt(fisher)))
    single = Since(
        found.index, found.low, found.high, found.shape, float(found.size[0]), found.nats, chance
    )
    return single, memory


def _likelier(left: Floats, memory: float, noise: float, first: int) -> Dated:
    law = {"memory": np.array([memory]), "noise": np.array([noise])}
    jump = level(left[:, None], **law, sloping=False, edge=1, first=first)
    slope = ramp(left[:, None], **law, edge=2, first=first)
    return jump if jump.nats >= slope.nats else slope


def _line(left: Floats, found: Dated) -> Floats:
    """The fitted break: a mean before, and a jump or a slope from it on."""
    time = np.arange(len(left))
    shape = (
        (time >= found.index).astype(float)
        if found.shape is Shape.LEVEL
        else np.maximum(time - found.index + 1.0, 0.0)
    )
    design = np.column_stack([np.ones(len(left)), shape])
    fitted: Floats = design @ np.linalg.lstsq(design, left, rcond=None)[0]
    return fitted
