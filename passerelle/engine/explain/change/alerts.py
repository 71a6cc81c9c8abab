"""Many measures watched day by day, with a stated number of false alarms a month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from passerelle.engine.explain.change.calm import Calm
from passerelle.engine.explain.change.shapes import Floats, Ints, Shape
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
    """`measure` left its expectation: seen on `day`, likely since `since` (indexes of days).

    `shape` is point (that day alone) or level (it lasts); `ended` is the day on which it was calm again,
    None while it lasts. `size` is the mean score since then, in usual residuals, of the `column` that
    told it. `chance` is that of a day as odd (point), or one over the evidence gathered.
    """

    measure: int
    day: int
    since: int
    shape: Shape
    size: float
    chance: float
    column: int
    ended: int | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """`evidence` (days, measures): e-values accumulated so far over what is asked, an alert from 1 on."""

    alerts: tuple[Alert, ...]
    evidence: Floats
    budget: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """By measure: first day watched, evidence asked, weight; `of` says which measure a column tells of."""

    first: Ints
    enough: Floats
    weight: Floats
    share: float
    of: Ints
    slack: Floats
    begins: Floats


def watch(
    scores: Floats,
    *,
    calm: int | Sequence[int],
    budget: float,
    weights: Sequence[float] | None = None,
    of: Sequence[int] | None = None,
    begins: Floats | None = None,
) -> Finding[Watched] | Refusal:
    """Alerts on `scores` (days, columns): residual over its usual size, not a number where unknown.

    A column is a measure, unless `of` (one index a column) says that several tell of the same one: itself,
    and its ratios with other counts of the same thing. The first `calm` days (of each measure, where
    several are given) say what is usual; alerts begin after them. `budget` is the number of false
    alarms accepted in thirty days over all measures together, shared by `weights` (1 each by default).
    `begins` (days): for how many ordinary days each one counts as the day on which something may have begun,
    known before it is watched; what they add is paid for by asking more evidence.
    Refuses fewer than 30 known calm days of a column, or a budget that is not above 0.
    Sources: e-detectors (Shin, Ramdas and Rinaldo 2023), Benjamini and Yekutieli 2001, weights as in
    Genovese, Roeder and Wasserman 2006; docs/method/watch.md.
    """
    if not budget > 0:
        return Refusal("budget-missing", ("a number of false alarms a month above 0",))
    told = np.arange(scores.shape[1]) if of is None else np.asarray(of, dtype=np.int64)
    measures = int(told.max()) + 1 if len(told) else 0
    first = np.broadcast_to(np.asarray(calm, dtype=np.int64), (measures,))
    law = _usual(scores, first[told])
    if law is None:
        return Refusal("past-too-short", (f"at least {FEWEST} calm days of every measure",))
    weight = np.ones(measures) if weights is None else np.asarray(weights, dtype=np.float64)
    asked = _begun(_shared(weight / weight.mean(), first, told, budget=budget, law=law), begins)
    alerts, evidence = _alerts(*law.odds(scores), asked)
    sized = tuple(_sized(alert, scores, law) for alert in alerts)
    return Finding(
        Watched(sized, evidence / asked.enough, budget),
        METHOD,
        seal([first.tolist(), budget, weight.tolist(), told.tolist(), scores.shape], scores),
        coverage=float(np.isfinite(scores).mean()),
        assumptions=(Assumption("calm-days-calm", None),),
        would_change=("a calm period that was not",),
    )


def _usual(scores: Floats, first: Ints) -> Calm | None:
    """How columns are on their calm days, before `first`; None where one has too few."""
    past = np.where(np.arange(len(scores))[:, None] < first, scores, np.nan)
    enough = len(first) and np.isfinite(past).sum(axis=0).min() >= FEWEST
    return Calm.of(past) if enough else None


def _shared(weight: Floats, first: Ints, of: Ints, *, budget: float, law: Calm) -> _Asked:
    """The budget shared out: four fifths for what lasts, the rest for odd days."""
    run = MONTH * len(weight) / (LASTING * budget)
    enough = np.maximum(run / RUN / weight, 1.0)
    share = min((1 - LASTING) * budget / MONTH, MOST)
    return _Asked(first, enough, weight, share, of, SLACK / np.sqrt(law.days), np.ones(0))


def _begun(asked: _Asked, begins: Floats | None) -> _Asked:
    """With the days on which something may have begun, paid for by asking more evidence of all."""
    if begins is None:
        return asked
    more = max(float(begins[int(asked.first.min()) :].mean()), 1.0)
    return replace(asked, begins=begins, enough=asked.enough * more)


def _alerts(chances: Floats, steps: Floats, asked: _Asked) -> tuple[list[Alert], Floats]:
    """Day by day: what lasts by accumulated evidence, odd days over all measures of the day."""
    measures, columns = len(asked.first), np.arange(len(asked.of))
    evidence, state = np.zeros((len(steps), measures)), np.zeros((len(columns), 2 * len(SHIFTS)))
    shift, back = np.zeros(len(columns)), np.zeros(len(columns))
    alerts: list[Alert] = []
    lasting_one: dict[int, int] = {}  # column that is away, and its alert
    for day in range(int(asked.first.min()), len(steps)):
        begun = day >= asked.first
        begin = float(asked.begins[day]) if len(asked.begins) else 1.0
        state = np.where(begun[asked.of, None], _grown(state, steps[day], asked.slack, begin), 0.0)
        told = state.mean(axis=1)
        evidence[day] = _over(told, asked.of)
        back, shift = _back(back, shift, steps[day])
        for column in [c for c in lasting_one if shift[c] == 0]:
            ended = lasting_one.pop(column)
            alerts[ended] = replace(alerts[ended], ended=day)
        away = np.zeros(measures, dtype=bool)
        away[asked.of[shift != 0]] = True
        lasting = (evidence[day] >= asked.enough) & ~away & begun
        odd = _odd_measures(chances[day], asked) & ~away & begun
        for measure in np.flatnonzero(lasting | odd):
            own = columns[asked.of == measure]
            leads = told if lasting[measure] else -np.nan_to_num(chances[day], nan=1.0)
            column = int(own[np.argmax(leads[own])])
            start = int(asked.first[measure])
            since = _since(steps[start : day + 1, column]) + start
            shape = Shape.POINT if since == day else Shape.LEVEL
            gathered = float(evidence[day, measure])
            chance = 1 / gathered if lasting[measure] else float(chances[day, column])
            alerts.append(Alert(int(measure), day, since, shape, 0.0, chance, column))
            if lasting[measure]:  # an odd day alone leaves the measure watched
                mean = float(np.nanmean(steps[since : day + 1, column]))
                shift[column] = float(np.clip(abs(mean), 1.0, 3.0) * np.sign(mean))
                back[column] = 0.0
                lasting_one[column] = len(alerts) - 1
                away[measure] = True
        state[away[asked.of]] = 0.0
    return alerts, evidence


def _over(told: Floats, of: Ints) -> Floats:
    """The evidence of each measure: the mean over its columns is one as well."""
    mean: Floats = np.bincount(of, weights=told) / np.bincount(of)
    return mean


def _back(back: Floats, shift: Floats, step: Floats) -> tuple[Floats, Floats]:
    """For measures under an alert: evidence of calm against its shift, and the alert ended by enough of it."""
    held = np.clip(np.nan_to_num(step), -HELD, HELD)
    told = np.where(np.isfinite(step) & (shift != 0), shift**2 / 2 - shift * held, 0.0)
    back = np.maximum(back + told, 0.0)
    ended = back > BACK
    return np.where(ended, 0.0, back), np.where(ended, 0.0, shift)


def _grown(state: Floats, step: Floats, slack: Floats, begin: float = 1.0) -> Floats:
    """Shiryaev and Roberts' recursion for every measure and shift; a day without a value adds nothing.

    `slack` is how far the calm middle may be off: it is forgiven on both sides.
    """
    shifts = np.concatenate([SHIFTS, -SHIFTS])
    held = np.clip(np.nan_to_num(step), -HELD, HELD)[:, None]
    grown = (state + begin) * np.exp(
        (held - slack[:, None] * np.sign(shifts)) * shifts - shifts**2 / 2
    )
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


def _odd_measures(chances: Floats, asked: _Asked) -> np.ndarray:
    """Each measure by its oddest column, paid for as many times as it has columns, and by its weight."""
    counts = np.bincount(asked.of)
    least = np.full(len(counts), np.inf)
    np.minimum.at(least, asked.of, np.where(np.isfinite(chances), chances, np.inf))
    weighed = np.where(np.isfinite(least), np.minimum(least * counts / asked.weight, 1.0), np.nan)
    return _odd(weighed, asked.share)


def _since(steps: Floats) -> int:
    """The first day of the likeliest shift that still lasts."""
    recent = np.nan_to_num(steps[-LOOK_BACK:])[::-1]
    gained = np.cumsum(recent) ** 2 / np.arange(1, len(recent) + 1)
    return len(steps) - 1 - int(np.argmax(gained))


def _sized(alert: Alert, scores: Floats, law: Calm) -> Alert:
    part = scores[alert.since : alert.day + 1, alert.column]
    return replace(alert, size=float(np.nanmean(part) - law.middle[alert.column]))
