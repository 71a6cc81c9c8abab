"""What was expected day by day, and how far calm days fall from it: the chart's band, and the ground of a date."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.answer.question import Floats, Reading

WEEK = 7
WEEKS = 8
BAND = 1.2816  # 80 % of a normal law


@dataclass(frozen=True, slots=True)
class Outlook:
    """Each of shape (days,), not a number before the weeks that the expectation is read from.

    `scale` is how far a calm day usually falls from its expectation, in the measure's unit.
    """

    expected: Floats
    scale: Floats
    low: Floats
    high: Floats


def outlook(reading: Reading, start: int) -> Outlook:
    """Each weekday's mean: before `start` over the weeks before that day, from `start` on over those
    before `start`."""
    whole = reading.whole
    expected = np.full(len(whole), np.nan)
    for day in range(2 * WEEK, len(whole)):
        expected[day] = _usual(whole, day, min(day, start))
    calm = (whole / expected)[:start]
    calm = calm[np.isfinite(calm) & (calm > 0)]
    spread = 1.4826 * float(np.median(np.abs(np.log(calm)))) if len(calm) else np.nan
    scale = expected * spread
    return Outlook(expected, scale, expected - BAND * scale, expected + BAND * scale)


def _usual(whole: Floats, day: int, before: int) -> float:
    """Mean of the same weekday in the eight weeks before index `before`."""
    last = before - 1 - (before - 1 - day) % WEEK
    same = whole[max(last - (WEEKS - 1) * WEEK, last % WEEK) : last + 1 : WEEK]
    known = same[np.isfinite(same)]
    return float(known.mean()) if len(known) else np.nan
