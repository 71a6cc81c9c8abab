"""Plans between which one must choose: none is better on both of two counts. Found one by one, drawn while it lasts.

Where the other count is a sum over what is chosen and the problem is small, each point is the best plan that has at
least so much of it (epsilon-constraint: Haimes, Lasdon and Wismer, 1971), by branch and cut, hollows included.
Elsewhere a weighted sum of both is raised, its weight swept, which misses plans in the hollows of the front; each plan
is then measured for what it is. Those that another beats on both counts are left out (`front`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from passerelle.engine.plan.check import broken
from passerelle.engine.plan.columns import Columns
from passerelle.engine.plan.goals import Against
from passerelle.engine.plan.highs import search
from passerelle.engine.plan.known import SMALL, Known
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Floats
from passerelle.engine.plan.rows import Programme
from passerelle.engine.plan.ruin import Stop, Told, after, wander

SECONDS = 5.0  # of branch and cut for one point of a small problem
OWING = 1e-3
SLIGHT = 1e-6  # of the other count beside the value, so that of two plans as good the better on it is found


@dataclass(frozen=True, slots=True)
class Point:
    """`value` is the plan's; `second` what the other count measures of it, the more the better."""

    plan: Plan
    value: float
    second: float


def pareto(
    plan: Plan,
    known: Known,
    against: Against,
    *,
    points: int,
    moves: int,
    seed: int,
    stop: Stop = lambda: False,
    told: Told = lambda move, value: None,
) -> Iterator[Point]:
    """The plan first, then at most `points` others, with more and more of the other count; each keeps the rules.

    None misses more obligations, nor holds less of the floors, than the plan does: that is not what is traded.

    The same for the same seed. `stop` ends the last. A point worth more than the plan is a better plan, and may be
    shown as one.
    """
    yield _point(plan, against)
    if against.is_summed and len(known.columns) <= SMALL:
        others = _stepped(known, against, points=points, stop=stop)
    else:
        others = _swept(
            plan, known, against, points=points, moves=moves, seed=seed, stop=stop, told=told
        )
    for other in others:
        if not broken(other) and owed(other) <= owed(plan) + OWING:
            yield _point(other, against)


def owed(plan: Plan) -> float:
    """The price of the obligations that a plan misses and of the floors that it does not hold."""
    short = sum(plan.lacking(floor) for floor in plan.problem.floors)
    return plan.problem.missed * len(plan.missed) + plan.problem.lacking * short


def _swept(
    plan: Plan,
    known: Known,
    against: Against,
    *,
    points: int,
    moves: int,
    seed: int,
    stop: Stop,
    told: Told,
) -> Iterator[Plan]:
    """One plan for each of `points` weights of the other count, growing: `moves` moves from the one before."""
    guide = against.guide(known.columns)
    even = abs(plan.value) / _scale(plan, known.columns, guide)
    now = plan
    for number, weight in enumerate(even * np.geomspace(*against.weights, points)):
        if stop():
            return
        columns = replace(known.columns, worth=known.columns.worth + weight * guide)
        now = wander(
            now,
            columns,
            done=after(moves),
            seed=seed + number,
            tolls=known.tolls,
            stop=stop,
            told=told,
        ).plan
        yield now


def _scale(plan: Plan, columns: Columns, guide: Floats) -> float:
    """What the plan has of the guide; that of the richest way where it has nothing."""
    held = {(one.candidate, one.team, one.start) for one in plan.placed}
    ways = zip(columns.candidate, columns.team, columns.start, strict=True)
    here = [way for way, key in enumerate(ways) if tuple(map(int, key)) in held]
    most = np.abs(guide).max(initial=0.0)
    return float(np.abs(guide[here]).sum() or most or 1.0)


def _stepped(known: Known, against: Against, *, points: int, stop: Stop) -> Iterator[Plan]:
    """The best plan there is, then the best of those that have so much of the other count, up to its most."""
    guide = against.guide(known.columns)
    best = _best(known, known.programme, guide)
    if best is None or stop():
        return
    yield best
    it = _owing_no_more(known, best)
    low = against.measure(best)
    only = np.zeros_like(known.programme.gains)
    only[: len(guide)] = guide
    most = _best(known, replace(it, gains=only), guide)
    top = max(low, against.measure(most)) if most else low
    for share in np.linspace(0, against.reach, points)[1:]:
        level = low + float(share) * (top - low)
        if stop() or top <= low:
            return
        found = _best(known, _with_row(it, guide, low=level), guide)
        if found is not None:
            yield found


def _best(known: Known, it: Programme, guide: Floats) -> Plan | None:
    """What raises its gains most; of two that are as good, the one with more of the guide."""
    slight = SLIGHT * np.abs(known.programme.gains[: len(guide)]).max(initial=1.0)
    slight /= np.abs(guide).max(initial=0.0) or 1.0
    raised = it.gains.copy()
    raised[: len(guide)] += slight * guide
    plans = known.plans_of(search(replace(it, gains=raised), seconds=SECONDS))
    return plans[0] if plans else None


def _owing_no_more(known: Known, plan: Plan) -> Programme:
    """Obligations missed and floors not held may cost no more than they do in a plan."""
    it = known.programme
    cells = it.blocks["capacity"]
    row = -it.gains.copy()
    row[: it.ways + cells.stop - cells.start] = 0.0  # ways, then overflow of each cell
    return _with_row(it, row, high=owed(plan))


def _with_row(
    it: Programme, row: Floats, *, low: float = -np.inf, high: float = np.inf
) -> Programme:
    """One rule more, over the first variables or all."""
    whole = np.zeros(len(it.gains))
    whole[: len(row)] = row
    slack = 1e-7 * max(np.abs(row).max(initial=0.0), 1.0)
    return replace(
        it,
        matrix=sparse.vstack([it.matrix, sparse.csr_matrix(whole)], format="csr"),
        low=np.append(it.low, low - slack),
        high=np.append(it.high, high + slack),
    )


def front(points: Iterable[Point]) -> tuple[Point, ...]:
    """Those that none beats on both counts, by falling value; of two that are equal, the first."""
    kept: list[Point] = []
    for one in sorted(points, key=lambda point: (-point.value, -point.second)):
        if not kept or one.second > kept[-1].second:
            kept.append(one)
    return tuple(kept)


def _point(plan: Plan, against: Against) -> Point:
    return Point(plan, plan.value, against.measure(plan))
