"""Odds against what came: of what was promised at 85 %, how much was delivered on time?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.chances import jeffreys
from passerelle.engine.explain.inputs import Bools, Floats, seal
from passerelle.kernel.finding import Assumption, Finding, Interval, Refusal

METHOD = "kept"
FEWEST = 8  # promises whose day is past
FEWEST_IN_BAND = 5
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.0)
LEVEL = 0.80


@dataclass(frozen=True, slots=True)
class Band:
    """Promises made with chances from `start` to `stop`: `announced` on average, `kept` of `promises`.

    `low` to `high` holds the share kept in the long run, eight chances in ten; None under five promises.
    """

    start: float
    stop: float
    promises: int
    announced: float
    kept: int
    low: float | None
    high: float | None

    @property
    def holds(self) -> bool | None:
        """Whether what was announced lies within what came; None when too few tell."""
        if self.low is None or self.high is None:
            return None
        return self.low <= self.announced <= self.high


@dataclass(frozen=True, slots=True)
class Kept:
    """`whole` puts every promise together. `brier` is the mean of (announced - kept)², 0 the best, 1 the worst."""

    whole: Band
    bands: tuple[Band, ...]
    brier: float


def kept(odds: Floats, came: Bools) -> Finding[Kept] | Refusal:
    """`odds` (promises) between 0 and 1 as frozen, `came` (promises) whether each was delivered by its day.

    Shares have Jeffreys' interval. Refuses fewer than eight promises. Source of the score: Brier,
    *Monthly Weather Review* 1950.
    """
    if len(odds) < FEWEST:
        return Refusal("too-few-due", (f"{FEWEST - len(odds)} more promises whose day is past",))
    place = np.clip(np.searchsorted(BANDS, odds, side="right") - 1, 0, len(BANDS) - 2)
    bands = tuple(
        _band(odds[place == n], came[place == n], BANDS[n], BANDS[n + 1])
        for n in reversed(range(len(BANDS) - 1))
        if (place == n).any()
    )
    whole = _band(odds, came, 0.0, 1.0)
    low, high = whole.low or 0.0, 1.0 if whole.high is None else whole.high
    return Finding(
        Kept(whole, bands, float(((odds - came) ** 2).mean())),
        METHOD,
        seal([came.tolist()], odds),
        interval=Interval(low, high, LEVEL),
        assumptions=(Assumption("promises-independent", None),),
        would_change=("promises that wait for one another",),
    )


def _band(odds: Floats, came: Bools, start: float, stop: float) -> Band:
    n, good = len(odds), int(came.sum())
    ends = jeffreys(good, n, level=LEVEL) if n >= FEWEST_IN_BAND else (None, None)
    return Band(start, stop, n, float(odds.mean()), good, *ends)
