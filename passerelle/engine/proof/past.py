"""The outside view: how long work like this took here against what was planned, and what that makes of a range.

Reference class forecasting: Kahneman and Tversky 1979; Flyvbjerg, *European Planning Studies* 16(1), 2008.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.chances import jeffreys
from passerelle.engine.explain.inputs import Bools, Floats, seal
from passerelle.kernel.finding import Assumption, Finding, Interval, Refusal
from passerelle.kernel.ranges import ThreePoint

METHOD = "past"
FEWEST = 5
BY_RANK = 9  # from which the tenth and the ninetieth percentile lie among those seen
LEVEL = 0.80


@dataclass(frozen=True, slots=True)
class Past:
    """Actual over planned, of `count`: half took more than `median`; the next lies from `low` to `high`, 8 in 10.

    `kept` of them were in time; that share, in the long run, lies from `kept_low` to `kept_high` eight times in ten.
    """

    count: int
    median: float
    low: float
    high: float
    kept: int
    kept_low: float
    kept_high: float

    def corrects(self, typed: ThreePoint) -> ThreePoint:
        """What a typed range becomes when its likely point goes as the others went; never narrower than it was."""
        low = min(typed.mid * self.low, typed.low * self.median)
        high = max(typed.mid * self.high, typed.high * self.median)
        return ThreePoint(low, typed.mid * self.median, high)


def past(ratios: Floats, kept: Bools) -> Finding[Past] | Refusal:
    """`ratios` (cases): actual over planned, over zero; `kept` (cases): whether each was in time.

    `interval` is of the median, by ranks, which no law of the ratios is asked for. Refuses fewer than five.
    """
    if len(ratios) < FEWEST:
        return Refusal("too-few-delivered", (f"{FEWEST - len(ratios)} more delivered",))
    if not (np.isfinite(ratios).all() and (ratios > 0).all()):
        return Refusal("values-not-positive", ("an actual and a planned duration for each",))
    count, good = len(ratios), int(kept.sum())
    middle = float(np.median(ratios))
    low, high = _next(ratios)
    ends = jeffreys(good, count, level=LEVEL)
    return Finding(
        Past(count, middle, min(low, middle), max(high, middle), good, *ends),
        METHOD,
        seal([kept.tolist()], ratios),
        interval=_of_median(np.sort(ratios)),
        assumptions=(Assumption("delivered-like-the-others", None),),
        would_change=("work that was given up, or that is late and not over",),
    )


def _next(ratios: Floats) -> tuple[float, float]:
    """What holds one case to come eight times in ten: by ranks, which ask for no law, else by Student's t of logs."""
    tail = (1 - LEVEL) / 2
    if len(ratios) >= BY_RANK:
        low, high = np.quantile(ratios, [tail, 1 - tail], method="weibull")
        return float(low), float(high)
    from scipy.special import stdtrit

    logs, count = np.log(ratios), len(ratios)
    spread = float(logs.std(ddof=1)) * (1 + 1 / count) ** 0.5
    reach = float(stdtrit(count - 1, 1 - tail)) * spread
    return float(np.exp(logs.mean() - reach)), float(np.exp(logs.mean() + reach))


def _of_median(ordered: Floats) -> Interval:
    """The narrowest pair of ranks that holds the median at least eight times in ten."""
    from scipy.special import bdtr

    count = len(ordered)
    rank = max(n for n in range(count // 2 + 1) if n == 0 or 2 * bdtr(n, count, 0.5) <= 1 - LEVEL)
    return Interval(float(ordered[rank]), float(ordered[-1 - rank]), LEVEL)
