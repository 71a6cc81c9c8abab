"""What a delivery did to its measure, in the measure's own unit, with an interval or a refusal. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from passerelle.commitment.proof.weeks import FEWEST_AFTER, Days, Weeks, around
from passerelle.engine.explain.effect.intervention import FEWEST_BEFORE, intervention
from passerelle.engine.explain.effect.model import SHORT
from passerelle.engine.explain.effect.shapes import Effect, Floats
from passerelle.kernel.finding import Refusal

EIGHT_IN_TEN = 1.2816  # standard deviations on each side
SURE = 1.96  # to say that something moved: one in twenty, where the interval shown would say it by chance in five


@dataclass(frozen=True, slots=True)
class Found:
    """`average` in the unit of the measure; `low` to `high` holds it eight chances in ten; `spread`: its error.

    `is_weak`: no control was there to say what would have happened without it. `before`, `after`: weeks read;
    `usual`: the measure in the weeks before; `controls`: the measures it was set against, by their keys.
    """

    average: float
    low: float
    high: float
    spread: float
    usual: float
    before: int
    after: int
    until: dt.date
    controls: tuple[int, ...]
    is_weak: bool
    digest: str


class Moved(StrEnum):
    """Whether the measure did what was promised of it."""

    MOVED = "moved"
    FLAT = "flat"
    WORSE = "worse"
    UNCLEAR = "unclear"


def found(
    days: Days,
    *,
    on: dt.date,
    until: dt.date,
    since: dt.date | None = None,
    controls: Mapping[int, Days] | None = None,
) -> Found | Refusal:
    """The effect of what was delivered `on`, read until a day; controls whose weeks are not all known are left out.

    Refuses fewer than twelve whole weeks before, three after, or a measure that does not vary.
    """
    weeks = around(days, on, since=since, until=until)
    if len(weeks.before) < FEWEST_BEFORE:
        needs = f"{FEWEST_BEFORE - len(weeks.before)} more whole weeks before the delivery"
        return Refusal("past-too-short", (needs,))
    if len(weeks.after) < FEWEST_AFTER:
        needs = f"{FEWEST_AFTER - len(weeks.after)} more whole weeks after the delivery"
        return Refusal("after-too-short", (needs,))
    series = {key: _read(one, weeks) for key, one in (controls or {}).items()}
    whole = {str(key): one for key, one in series.items() if np.isfinite(one).all()}
    response = _read(days, weeks)
    answer = intervention(response, whole, start=len(weeks.before), priors=SHORT)
    if isinstance(answer, Refusal):
        return answer
    return _found(answer.estimate, response, weeks, list(whole), answer.digest)


def _found(told: Effect, response: Floats, weeks: Weeks, controls: list[str], digest: str) -> Found:
    before, after = len(weeks.before), len(weeks.after)
    spread = told.spread / after
    if not controls:
        spread = max(spread, _restless(response[:before], after))
    return Found(
        average=told.average,
        low=told.average - EIGHT_IN_TEN * spread,
        high=told.average + EIGHT_IN_TEN * spread,
        spread=spread,
        usual=float(response[:before].mean()),
        before=before,
        after=after,
        until=weeks.after[-1][1],
        controls=tuple(int(key) for key in controls),
        is_weak=not controls,
        digest=digest,
    )


def _restless(before: Floats, after: int) -> float:
    """What as many weeks did by themselves before: the mean step from some weeks to as many that follow.

    Without a control, a measure that wanders is followed too closely by the model: over worlds that wander, its
    interval of eight chances in ten would hold the truth six or seven times (docs/method/proof.md).
    """
    width = min(after, len(before) // 3)
    means = np.convolve(before, np.full(width, 1 / width), mode="valid")
    return float(np.sqrt(np.mean((means[width:] - means[:-width]) ** 2)))


def _read(days: Days, weeks: Weeks) -> Floats:
    values = (days.over(span) for span in weeks.spans)
    return np.array([np.nan if one is None else one for one in values], dtype=np.float64)


def moved(
    average: float, spread: float, *, promised: Sequence[float] | None, is_down: bool
) -> Moved:
    """How an effect answers what was promised: it moved when chance would seldom do it, it did not follow when
    even the good end of its interval stays under what was promised."""
    mid = promised[1] if promised else 0.0
    falls = mid < 0 or (mid == 0 and is_down)
    gain = -average if falls else average
    if gain + SURE * spread < 0:
        return Moved.WORSE
    if gain - SURE * spread > 0:
        return Moved.MOVED
    return Moved.FLAT if mid and gain + EIGHT_IN_TEN * spread < abs(mid) else Moved.UNCLEAR


def ratio(average: float, spread: float, promised: Sequence[float] | None) -> list[float] | None:
    """Found over promised, and its error; None where nothing was promised."""
    if not promised or not promised[1]:
        return None
    return [average / promised[1], spread / abs(promised[1])]
