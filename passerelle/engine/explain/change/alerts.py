"""Many measures watched day by day, with a stated number of false alarms a month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.change.calm import Calm
from passerelle.engine.explain.change.shapes import Floats, Shape
from passerelle.engine.explain.inputs import seal
from passerelle.kernel.finding import Assumption, Finding, Refusal

METHOD = "watch"
MONTH = 30.0
FEWEST = 30
SHIFTS = np.array([0.5, 1.0, 1.5, 2.0, 3.0])  # losses watched for, in usual residuals; gains too
HELD = 3.5  # usual residuals that one day may weigh: what lasts is not told by one day
RUN = 2.2  # calm days to a false alarm, over the evidence asked (by simulation; the theory promises 1)
SLACK = 0.7  # standard errors of the calm middle that are forgiven on both sides
LASTING = 0.8  # share of the budget for what lasts; the rest is for odd days
MOST = 0.1  # false among the odd days of one date, whatever the budget
LOOK_BACK = 60
BACK = 1.5  # nats for "it is calm again" against "it still lasts", before an alert may come anew


@dataclass(frozen=True, slots=True)
class Alert:
    """`measure` (column) left its expectation: seen on `day`, likely since `since` (indexes of days).

    `shape` is point (that day alone) or level (it lasts). `size` is the mean score since then, in usual
    residuals. `chance` is that of a day as odd (point), or one over the evidence gathered.
    """

    measure: int
    day: int
    since: int
    shape: Shape
    size: float
    chance: float


@dataclass(frozen=True, slots=True)
class Watched:
    """`evidence` (days, measures): e-values accumulated so far over what is asked, an alert from 1 on."""

    alerts: tuple[Alert, ...]
    evidence: Floats
    budget: float


def watch(scores: Floats, *, calm: int, budget: float) -> Finding[Watched] | Refusal:
    """Alerts on `scores` (days, measures): residual over its usual size, not a number where unknown.

    The first `calm` days say what is usual; alerts begin after them. `budget` is the number of false
    alarms accepted in thirty days over all measures together. Refuses fewer than 30 known calm days of
    a measure, or a budget that is not above 0.
    Sources: e-detectors (Shin, Ramdas and Rinaldo 2023), Benjamini and Yekutieli 2001; docs/method/watch.md.
    """
    if not budget > 0:
        return Refusal("budget-missing", ("a number of false alarms a month above 0",))
    known = np.isfinite(scores[:calm]).sum(axis=0)
    if scores.shape[1] == 0 or known.min() < FEWEST:
        return Refusal("past-too-short", (f"at least {FEWEST} calm days of every measure",))
    law = Calm.of(scores[:calm])
    chances, steps = law.odds(scores)
    run = MONTH * scores.shape[1] / (LASTING * budget)
    asked = max(run / RUN, 1.0)
    alerts, evidence = _alerts(
        chances,
        steps,
        (calm, asked, min((1 - LASTING) * budget / MONTH, MOST)),
        SLACK / np.sqrt(law.days),
    )
    sized = tuple(_sized(alert, scores, law) for alert in alerts)
    return Finding(
        Watched(sized, evidence / asked, budget),
        METHOD,
        seal([calm, budget, scores.shape], scores),
        coverage=float(np.isfinite(scores).mean()),
        assumptions=(Assumption("calm-days-calm", None),),
        would_change=("a calm period that was not",),
    )


def _alerts(
    chances: Floats, steps: Floats, asked: tuple[int, float, float], slack: Floats
) -> tuple[list[Alert], Floats]:
    """Day by day: what lasts by accumulated evidence, odd days over all measures of the day."""
    first, enough, share = asked
    measures = steps.shape[1]
    evidence, state = np.zeros(steps.shape), np.zeros((measures, 2 * len(SHIFTS)))
    shift, back = np.zeros(measures), np.zeros(measures)
    alerts: list[Alert] = []
    for day in range(first, len(steps)):
        state = _grown(state, steps[day], slack)
        evidence[day] = state.mean(axis=1)
        back, shift = _back(back, shift, steps[day])
        lasting = (evidence[day] >= enough) & (shift == 0)
        odd = _odd(chances[day], share) & (shift == 0)
        for measure in np.flatnonzero(lasting | odd):
            since = _since(steps[first : day + 1, measure]) + first
            shape = Shape.POINT if since == day else Shape.LEVEL
            gathered = float(evidence[day, measure])
            chance = 1 / gathered if lasting[measure] else float(chances[day, measure])
            alerts.append(Alert(int(measure), day, since, shape, 0.0, chance))
            if lasting[measure]:  # an odd day alone leaves the measure watched
                mean = float(np.nanmean(steps[since : day + 1, measure]))
                shift[measure] = float(np.clip(abs(mean), 1.0, 3.0) * np.sign(mean))
                state[measure], back[measure] = 0.0, 0.0
        state[shift != 0] = 0.0
    return alerts, evidence


def _back(back: Floats, shift: Floats, step: Floats) -> tuple[Floats, Floats]:
    """For measures under an alert: evidence of calm against its shift, and the alert ended by enough of it."""
    held = np.clip(np.nan_to_num(step), -HELD, HELD)
    told = np.where(np.isfinite(step) & (shift != 0), shift**2 / 2 - shift * held, 0.0)
    back = np.maximum(back + told, 0.0)
    ended = back > BACK
    return np.where(ended, 0.0, back), np.where(ended, 0.0, shift)


def _grown(state: Floats, step: Floats, slack: Floats) -> Floats:
    """Shiryaev and Roberts' recursion for every measure and shift; a day without a value adds nothing.

    `slack` is how far the calm middle may be off: it is forgiven on both sides.
    """
    shifts = np.concatenate([SHIFTS, -SHIFTS])
    held = np.clip(np.nan_to_num(step), -HELD, HELD)[:, None]
    grown = (state + 1) * np.exp((held - slack[:, None] * np.sign(shifts)) * shifts - shifts**2 / 2)
    after: Floats = np.where(np.isfinite(step)[:, None], grown, state)
    return after


def _odd(chances: Floats, share: float) -> np.ndarray:
    """Benjamini and Yekutieli's step over the measures of one day: no independence is asked."""
    known = np.flatnonzero(np.isfinite(chances))
    odd = np.zeros(len(chances), dtype=bool)
    if not len(known):
        return odd
    ranks = np.arange(1, len(known) + 1)
    order = known[np.argsort(chances[known])]
    bound = share * ranks / (len(known) * float((1 / ranks).sum()))
    under = np.flatnonzero(chances[order] <= bound)
    if len(under):
        odd[order[: under[-1] + 1]] = True
    return odd


def _since(steps: Floats) -> int:
    """The first day of the likeliest shift that still lasts."""
    recent = np.nan_to_num(steps[-LOOK_BACK:])[::-1]
    gained = np.cumsum(recent) ** 2 / np.arange(1, len(recent) + 1)
    return len(steps) - 1 - int(np.argmax(gained))


def _sized(alert: Alert, scores: Floats, law: Calm) -> Alert:
    part = scores[alert.since : alert.day + 1, alert.measure]
    size = float(np.nanmean(part) - law.middle[alert.measure])
    return Alert(alert.measure, alert.day, alert.since, alert.shape, size, alert.chance)
