"""Our verdicts against what was found: how many were right of those announced at a likelihood, and the Brier score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.chances import jeffreys
from passerelle.engine.explain.inputs import Floats, seal
from passerelle.kernel.finding import Assumption, Finding, Interval, Refusal

METHOD = "record"
FEWEST = 20  # checked answers
FEWEST_IN_BAND = 8
BANDS = (0.0, 0.5, 0.7, 0.9, 1.0)
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Band:
    """Answers whose likeliest kind was announced between `start` and `stop`; `right` of them were so.

    `announced` is their mean likelihood. `low` to `high` holds the share that is right in the long run
    at 95 %; both None under eight answers.
    """

    start: float
    stop: float
    answers: int
    announced: float
    right: int
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Record:
    """`whole` puts every answer together. `brier` is between 0 (sure and right) and 2 (sure and wrong).

    `promised` is the Brier score that the announced likelihoods would have if they held.
    """

    whole: Band
    bands: tuple[Band, ...]
    brier: float
    brier_low: float
    brier_high: float
    promised: float

    @property
    def holds(self) -> bool:
        """The mean likelihood announced lies within what was found."""
        low, high = self.whole.low or 0.0, self.whole.high or 1.0
        return low <= self.whole.announced <= high


def record(announced: Floats, found: NDArray[np.int64]) -> Finding[Record] | Refusal:
    """`announced` (answers, kinds): likelihoods, each row adding up to 1; `found` (answers): the kind it was.

    The share that was right has Jeffreys' interval (Brown, Cai and DasGupta, *Statistical Science* 2001),
    the Brier score (1950, sum over kinds) Student's. Refuses fewer than 20 answers.
    """
    if len(announced) < FEWEST:
        return Refusal("too-few-checked", (f"{FEWEST - len(announced)} more answers checked",))
    lead = announced.max(axis=1)
    right = announced.argmax(axis=1) == found
    truth = np.eye(announced.shape[1])[found]
    scores = ((announced - truth) ** 2).sum(axis=1)
    brier, reach = float(scores.mean()), _reach(scores)
    told = Record(
        whole=_band(lead, right, (0.0, 1.0)),
        bands=tuple(_within(lead, right)),
        brier=brier,
        brier_low=max(brier - reach, 0.0),
        brier_high=min(brier + reach, 2.0),
        promised=float((1 - (announced**2).sum(axis=1)).mean()),
    )
    return Finding(
        told,
        METHOD,
        seal([announced.shape, found.tolist()], announced),
        interval=Interval(told.brier_low, told.brier_high, LEVEL),
        assumptions=(Assumption("checked-like-the-others", None),),
        would_change=("answers chosen at random to be checked",),
    )


def _within(lead: Floats, right: NDArray[np.bool_]) -> Sequence[Band]:
    """The bands that hold an answer, the surest first."""
    place = np.clip(np.searchsorted(BANDS, lead, side="right") - 1, 0, len(BANDS) - 2)
    return [
        _band(lead[place == n], right[place == n], (BANDS[n], BANDS[n + 1]))
        for n in reversed(range(len(BANDS) - 1))
        if (place == n).any()
    ]


def _band(lead: Floats, right: NDArray[np.bool_], ends: tuple[float, float]) -> Band:
    n, good = len(lead), int(right.sum())
    low, high = jeffreys(good, n, level=LEVEL) if n >= FEWEST_IN_BAND else (None, None)
    return Band(*ends, n, float(lead.mean()), good, low, high)


def _reach(scores: Floats) -> float:
    """Half of Student's interval of a mean."""
    from scipy.special import stdtrit

    n = len(scores)
    return float(stdtrit(n - 1, (1 + LEVEL) / 2) * scores.std(ddof=1) / np.sqrt(n))
