"""What each floor of a plan asks, what it holds, whether it binds, and what one point more would cost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from passerelle.engine.plan.highs import search
from passerelle.engine.plan.known import SMALL, Known
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Floor

POINT = 0.01  # of the effort of the plan
SECONDS = 2.0  # of branch and cut, for one question about a small problem; a plan waits for all
LITTLE = 1e-6  # of the value: less is no cost


@dataclass(frozen=True, slots=True)
class Held:
    """`share` is what the plan gives of its effort. `costs` is what the floor takes from the value, `more` what one
    point more would take: proved where `is_exact`, else read from the prices of the relaxation (`costs` is then None).
    """

    floor: Floor
    share: float
    more: float
    costs: float | None
    is_exact: bool

    @property
    def binds(self) -> bool:
        """Whether the best plan without it is worth more; in prices, whether it has one."""
        return (self.more if self.costs is None else self.costs) > 0


def held(plan: Plan, known: Known) -> tuple[Held, ...]:
    """Each floor of the problem, in order. `known` is of the same problem."""
    if not known.problem.floors or not len(known.columns):
        return ()
    if len(known.columns) <= SMALL and (found := _exactly(plan, known)):
        return found
    prices = known.relaxed.prices[known.programme.blocks["floor"]]
    weeks = known.problem.weeks
    whole = float(sum(weeks[n] for n in plan.chosen))
    return tuple(
        Held(one, _share(plan, one), float(price) * POINT * whole, None, False)
        for one, price in zip(known.problem.floors, prices, strict=True)
    )


def _exactly(plan: Plan, known: Known) -> tuple[Held, ...]:
    """Nothing as soon as one of the plans compared could not be proved in time: a difference would be chance."""
    problem, found = known.problem, []
    best = _best(known)
    if best is None:
        return ()
    best = max(best, plan.value)
    for place, one in enumerate(problem.floors):
        rest = (*problem.floors[:place], *problem.floors[place + 1 :])
        raised = replace(one, share=min(one.share + POINT, 1.0))
        without = _best(Known(replace(problem, floors=rest)))
        more = _best(Known(replace(problem, floors=(*rest, raised))))
        if without is None or more is None:
            return ()
        found.append(
            Held(
                one,
                _share(plan, one),
                _cost(best - more, of=best),
                _cost(without - best, of=best),
                True,
            )
        )
    return tuple(found)


def _best(known: Known) -> float | None:
    """The value of the best plan; None where it was not proved in time."""
    found = search(known.programme, seconds=SECONDS)
    if found.x is None or found.bound - found.value > LITTLE * max(abs(found.value), 1.0):
        return None
    return found.value


def _cost(lost: float, *, of: float) -> float:
    return lost if lost > LITTLE * max(abs(of), 1.0) else 0.0


def _share(plan: Plan, floor: Floor) -> float:
    """Of the effort of the plan, for whom it protects; 0 of an empty plan."""
    weeks, members = plan.problem.weeks, set(floor.members)
    whole = float(sum(weeks[n] for n in plan.chosen))
    return float(sum(weeks[n] for n in plan.chosen if n in members)) / whole if whole else 0.0
