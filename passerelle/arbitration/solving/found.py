"""What is kept of a search: lines by number, loads, odds, reasons, as plain data that its page reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from passerelle.arbitration.shapes import Framed, Posed
from passerelle.engine.plan.floors import held
from passerelle.engine.plan.goals import losing
from passerelle.engine.plan.keep import cost_to_keep, prices_of_people
from passerelle.engine.plan.known import Known
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Floats
from passerelle.engine.plan.robust import robust
from passerelle.engine.plan.scenarios import recounted
from passerelle.engine.plan.simulate import Lived, simulate
from passerelle.engine.plan.solve import Solved
from passerelle.engine.plan.why import Binds, Excluded, why_not

PATHS = 2000
DRAWS = 1120
"""The seed of the draws: the same for all scenarios, so that they differ by their choices and never by luck."""
AGAIN = 20
"""Draws in which the plan is chosen again: each takes longer than to live it."""
LIKELY = 0.85  # the chance at which an end is promised


@dataclass(frozen=True)
class Kept:
    """The columns of a `Solution`."""

    value: float
    sought: float
    bound: float
    found: dict[str, Any]
    draws: list[float]


def kept(posed: Posed, solved: Solved) -> Kept:
    """Counted as everybody counts, lived `PATHS` times, with the reason of each initiative left out."""
    plan = recounted(solved.plan, posed.fair)
    lived = live(posed.framed, plan)
    found = {
        "lines": _lines(posed, plan, lived),
        "greedy": {name: recounted(one, posed.fair).value for name, one in solved.greedy.items()},
        "cost": _cost(lived),
        "spent": _rounded(plan.spent),
        "budgets": [[b.first, b.last, b.amount] for b in posed.fair.budgets],
        "loads": _rounded(plan.load),
        "capacity": _rounded(posed.fair.capacity),
        "teams": list(posed.framed.teams),
        "trades": list(posed.framed.trades),
        "quarters": [str(one) for one in posed.framed.quarters],
        "paces": _paces(posed.framed),
        "taught": {kind: list(one) for kind, one in posed.framed.taught.items()},
        "short": {
            floor.name: short
            for floor in posed.fair.floors
            if (short := plan.lacking(floor)) > 0.05
        },
        "floors": [
            [one.floor.name, one.floor.share, one.share, one.more, one.costs]
            for one in held(plan, Known(posed.fair))
        ],
        "missed": [posed.framed.numbers[n] for n in plan.missed],
    }
    found |= _reasons(posed, solved.plan)
    draws = [round(float(one), 3) for one in lived.value]
    return Kept(plan.value, solved.plan.value, max(solved.bound, solved.plan.value), found, draws)


def live(framed: Framed, plan: Plan) -> Lived:
    """The draws of a plan: at the pace of the teams where their past tells it."""
    return simulate(plan, paths=PATHS, seed=DRAWS, surprise=framed.surprise)


def _rounded(values: Any) -> Any:
    return np.round(values, 4).tolist()


def _cost(lived: Lived) -> dict[str, float | None]:
    """P10, P50 and P90; the share of paths where some budget is passed, None without one; that where money is lost."""
    low, mid, high = (round(float(one), 4) for one in np.quantile(lived.cost, (0.1, 0.5, 0.9)))
    return {"low": low, "mid": mid, "high": high, "over": lived.overrun, "loses": losing(lived)}


def _paces(framed: Framed) -> list[int] | None:
    """Works delivered by each team, on which its pace rests; None where the past told nothing."""
    return [one.count for one in framed.paces.teams] if framed.paces else None


def _lines(posed: Posed, plan: Plan, lived: Lived) -> list[dict[str, Any]]:
    """One for each initiative of the plan; `likely` is when 85 % of the paths have it finished, in quarters."""
    worths = _worths(plan)
    ends = np.quantile(lived.finish, LIKELY, axis=0, method="inverted_cdf") if plan.placed else []
    return [
        {
            "number": posed.framed.numbers[one.candidate],
            "team": posed.framed.teams[one.team],
            "first": one.start,
            "last": plan.finish(one),
            "on_time": round(lived.on_time[one.candidate], 4),
            "likely": float(end) if np.isfinite(end) else None,
            "weeks": float(posed.fair.weeks[one.candidate]),
            "cost": posed.fair.candidates[one.candidate].cost,
            "worth": worth,
        }
        for one, end, worth in zip(plan.placed, ends, worths, strict=True)
    ]


def _worths(plan: Plan) -> list[float]:
    """What each brings as planned: expected, discounted."""
    if not plan.placed:
        return []
    chosen = np.array([one.candidate for one in plan.placed], dtype=np.int64)
    finishes = np.array([plan.finish(one) for one in plan.placed], dtype=np.int64)
    return [float(one) for one in plan.problem.worths(chosen, finishes)]


def _reasons(posed: Posed, plan: Plan) -> dict[str, Any]:
    """In what is looked for: why each is out, what each chosen costs to keep, in which share of draws it stays.

    `why` and `people` are read from the prices of the relaxation; `keep` holds (at least, at most, is a tie, breaks).
    """
    known = Known(posed.sought)
    if not len(known.columns):
        return {"why": {}, "keep": {}, "kept": {}, "people": []}
    numbers = posed.framed.numbers
    out = why_not(plan, known.columns, known.programme, known.relaxed)
    kept_at = cost_to_keep(plan, known)
    stays = robust(plan, known.columns, draws=AGAIN, seed=DRAWS, tolls=known.tolls)
    return {
        "why": {str(numbers[one.candidate]): _reason(posed, one) for one in out},
        "keep": {
            str(numbers[one.candidate]): [one.at_least, one.at_most, one.is_tie, one.breaks]
            for one in kept_at
        },
        "kept": {
            str(number): round(float(share), 3)
            for number, share in zip(numbers, stays.kept, strict=True)
        },
        "people": _people(posed, prices_of_people(known, posed.person_weeks)),
    }


def _people(posed: Posed, brought: Floats) -> list[dict[str, Any]]:
    """What one person more would bring at most, by team and trade, the most first; nothing where it is nothing."""
    found = [
        {"team": posed.framed.teams[team], "trade": posed.framed.trades[trade], "at_most": value}
        for (team, trade), value in np.ndenumerate(brought)
        if np.isfinite(value) and value > 1e-6
    ]
    return sorted(found, key=lambda one: -one["at_most"])


def _reason(posed: Posed, one: Excluded) -> dict[str, Any]:
    nearest = one.nearest
    return {
        "lacks": one.lacks if np.isfinite(one.lacks) else None,
        "value": one.value if np.isfinite(one.value) else None,
        "team": posed.framed.teams[nearest.team] if nearest else None,
        "first": nearest.start if nearest else None,
        "binds": [_bind(posed, bind) for bind in _merged(one.binds)[:4]],
    }


def _merged(binds: Sequence[Binds]) -> list[Binds]:
    """Capacity of one team and skill over several quarters is one reason, told at its dearest quarter."""
    found: dict[tuple[Any, ...], Binds] = {}
    for one in binds:
        key = (one.what, *(one.where[:2] if one.what == "capacity" else one.where))
        known = found.get(key)
        found[key] = Binds(one.what, known.where, known.toll + one.toll) if known else one
    return sorted(found.values(), key=lambda one: -one.toll)


def _bind(posed: Posed, one: Binds) -> dict[str, Any]:
    framed, where = posed.framed, one.where
    said: dict[str, Any] = {"what": one.what, "toll": one.toll}
    if one.what == "capacity":
        team, skill, quarter = where
        return said | {
            "team": framed.teams[team],
            "trade": framed.trades[skill],
            "quarter": quarter,
        }
    if one.what == "order":
        return said | {"number": framed.numbers[where[0]]}
    if one.what == "apart":
        return said | {"numbers": [framed.numbers[n] for n in posed.sought.apart[where[0]]]}
    if one.what == "floor":
        return said | {"name": posed.sought.floors[where[0]].name}
    return said
