"""A plan as good as can be found in the time given, and how far from it any better one could be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread

import numpy as np

from passerelle.engine.plan.check import broken
from passerelle.engine.plan.columns import Columns, columns_of
from passerelle.engine.plan.greedy import best_of, greedy_plans
from passerelle.engine.plan.highs import Relaxed, Searched, near, relax, search, tolls
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Bools, Floats, Problem
from passerelle.engine.plan.rows import Programme, programme
from passerelle.engine.plan.ruin import Improved, Stop, Told, after, improve

NEAR = 2000  # ways near the relaxation, among which branch and cut finds a plan where money binds
FIRST = 0.5  # of the time, for that search
GRACE = 5.0  # seconds that a search may take beyond its limit before it is left alone


@dataclass(frozen=True)
class Solved:
    """No plan is worth more than `bound`; `moves` were made from the best of the five `greedy` plans, by name."""

    plan: Plan
    bound: float
    greedy: dict[str, Plan]
    moves: int

    @property
    def gap(self) -> float:
        """How much more, at most, a better plan would be worth: a share of this one's value."""
        return (self.bound - self.plan.value) / max(abs(self.plan.value), 1e-9)


def solve(problem: Problem, *, moves: int, seed: int) -> Solved:
    """The same answer each time: greedy plans, the linear bound, then `moves` moves from the best plan."""
    start = _Start(problem)
    found = start.improve(start.plan, done=after(moves), seed=seed)
    return Solved(found.plan, start.relaxed.bound, start.greedy, found.moves)


def solve_within(
    problem: Problem,
    *,
    seconds: float,
    clock: Callable[[], float],
    seed: int,
    stop: Stop = lambda: False,
    told: Told = lambda move, value: None,
) -> Solved:
    """The best plan and bound after `seconds` of `clock`, on two threads; never below the best greedy plan.

    Where money binds, branch and cut first looks for a plan among the ways near the relaxation; then, as
    from the beginning where only capacity binds, it lowers the bound while the other thread makes moves.
    `stop` ends it within a few moves, with the best of what is known by then.
    """
    begun = clock()
    start = _Start(problem)
    plan, bound, moves = start.plan, start.relaxed.bound, 0
    for share, kept in _legs(start):
        left = share * (seconds - (clock() - begun))
        if left <= 0 or stop():
            break
        side = _Aside(start.programme, left, kept)
        found = start.improve(plan, done=_until(clock, left), seed=seed, stop=stop, told=told)
        searched = side.wait(stop)
        moves += found.moves
        if searched is not None and kept is None:
            bound = min(bound, searched.bound)
        plan = best_of([found.plan, *start.plans_of(searched)])
    return Solved(plan, bound, start.greedy, moves)


def _legs(start: _Start) -> list[tuple[float, Bools | None]]:
    """Shares of the time that is left, and the variables free in the search beside (None: all)."""
    whole: list[tuple[float, Bools | None]] = [(1.0, None)]
    if not start.problem.budgets:
        return whole
    return [(FIRST, near(start.programme, start.relaxed, NEAR)), *whole]


class _Start:
    """What every search begins from."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.columns: Columns = columns_of(problem)
        self.greedy = greedy_plans(problem, self.columns)
        self.plan = best_of(self.greedy.values())
        self.programme: Programme = programme(problem, self.columns)
        self.relaxed: Relaxed = relax(self.programme)
        self.tolls: Floats = tolls(self.programme, self.relaxed)

    def improve(
        self,
        plan: Plan,
        *,
        done: Callable[[int], float],
        seed: int,
        stop: Stop = lambda: False,
        told: Told = lambda move, value: None,
    ) -> Improved:
        return improve(
            plan, self.columns, done=done, seed=seed, tolls=self.tolls, stop=stop, told=told
        )

    def plans_of(self, searched: Searched | None) -> list[Plan]:
        """What branch and cut found, read and checked as any other plan; empty where it found none."""
        if searched is None or searched.x is None:
            return []
        ways = np.flatnonzero(searched.x[: self.programme.ways] > 0.5)
        plan = Plan.of(self.problem, self.columns.placed(ways))
        return [] if broken(plan) else [plan]


def _until(clock: Callable[[], float], seconds: float) -> Callable[[int], float]:
    """A search of so many seconds from now."""
    begun = clock()
    return lambda made: (clock() - begun) / seconds


class _Aside:
    """Branch and cut in a thread of its own: it leaves the interpreter to the moves."""

    def __init__(self, it: Programme, seconds: float, kept: Bools | None) -> None:
        self.found: Searched | None = None
        self.thread = Thread(target=self._run, args=(it, seconds, kept))
        self.thread.start()

    def _run(self, it: Programme, seconds: float, kept: Bools | None) -> None:
        fixed = None if kept is None else ~kept
        self.found = search(it, seconds=seconds, fixed=fixed, at=np.zeros_like(it.gains))

    def wait(self, stop: Stop) -> Searched | None:
        """What it found; None when a person stopped it, or it does not end."""
        if not stop():
            self.thread.join(GRACE)
        return self.found
