"""The residual of an additive measure (orders, page views): how far each leaf is from what was expected.

The residual is the difference over the larger of the two, between -1 and 1: a fall is read on the
expected scale, where forecasting error is close to normal, and a rise cannot explode. Falls and rises
are then brought, each by its own scale and its own heaviness of tail, to the scale of a standard normal
law, so that one wild leaf is as surprising as it ought to be and no more.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.cells.evidence import Residuals
from passerelle.engine.explain.cells.normal import FEW, Law, law_of
from passerelle.engine.explain.cells.shapes import Floats

CLEAR = 5.0  # times the resolution that the usual residual of a clear leaf is worth
SAMPLE = 2_000  # values enough to see to which decimal they are recorded


def additive(
    actual: Floats,
    expected: Floats,
    *,
    law: Callable[[Floats], Law] = law_of,
    still: NDArray[np.bool_] | None = None,
) -> tuple[Residuals, Law]:
    """Evidence of leaves with an `actual` and an `expected` value (shape: leaves), and the usual residual.

    `still` marks the leaves that are known not to have moved: the law is read from these.
    """
    larger = np.maximum(np.abs(actual), np.abs(expected))
    known = larger > 0
    residual = np.divide(actual - expected, larger, out=np.zeros_like(larger), where=known)
    np.clip(residual, -1, 1, out=residual)
    grain = resolution(np.concatenate([actual, expected]))
    learnt = known if still is None else known & still
    usual = law(residual[learnt])
    clear = _clear(larger, grain, usual.scale)
    if not clear[learnt].all():
        usual = law(residual[learnt & clear])
    # A leaf near the resolution of its values says less: its residual is mostly rounding.
    weight = np.zeros_like(larger)
    weight[known] = 1 / (1 + (grain / (larger[known] * usual.scale)) ** 2)
    root = np.sqrt(weight)
    score = root * usual.normal(residual * root)
    if still is not None:
        score -= weight * float(score[learnt].sum() / max(weight[learnt].sum(), 1.0))
    return Residuals(weight, score), usual


def _clear(larger: Floats, grain: float, scale: float) -> NDArray[np.bool_]:
    """Leaves so large that rounding is a small part of their residual; all of them if these are few."""
    clear = larger > CLEAR * grain / scale
    return clear if clear.sum() >= FEW else larger > 0


def resolution(values: Floats) -> float:
    """The step to which values are recorded: 1 for counts, 0.01 for cents; 0 where none shows."""
    sample = values[np.flatnonzero(values)[:SAMPLE]]
    for decimals in range(7):
        shifted = sample * 10.0**decimals
        if np.all(np.abs(shifted - np.round(shifted)) < 1e-6 * np.maximum(np.abs(shifted), 1)):
            return float(10.0**-decimals)
    return 0.0
