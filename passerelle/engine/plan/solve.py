"""A plan as good as can be found in the time given, and how far from it any better one could be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread

import numpy as np

from passerelle.engine.plan.around import Around
from passerelle.engine.plan.greedy import best_of, greedy_plans
from passerelle.engine.plan.highs import Searched, near, search
from passerelle.engine.plan.known import Known
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Bools, Floats, Problem
from passerelle.engine.plan.ruin import Stop, Told, after

NEAR = 2000  # ways near the relaxation, among which branch and cut finds a plan where money binds
FIRST = 0.3  # of the time, at most, for that search
MOVES, AROUND = 0.05, 0.1  # of the time, by turns: moves, then a search around the plan
GRACE = 5.0  # seconds that a search may take beyond its limit before it is left alone
LOOK = 0.05  # seconds between two looks at the stop button while a search runs


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
    known = Known(problem)
    greedy = greedy_plans(problem, known.columns)
    found = known.improve(best_of(greedy.values()), done=after(moves), seed=seed)
    return Solved(found.plan, known.relaxed.bound, greedy, found.moves)


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

    Branch and cut lowers the bound in one thread. In the other, moves; where money binds, branch and cut
    first looks for a plan among the ways near the relaxation, then around the best plan, by turns with
    moves. It ends sooner where the best plan is proved, and within a moment of `stop`, with the best of
    what is known by then.
    """
    begun = clock()
    known = Known(problem)
    greedy = greedy_plans(problem, known.columns)
    bound = known.relaxed.bound
    left = seconds - (clock() - begun)
    if left <= 0 or stop():
        return Solved(best_of(greedy.values()), bound, greedy, 0)
    aside = _Aside(known, left)

    def is_over() -> bool:
        return stop() or not aside.thread.is_alive()

    finding = _Finding(known, best_of(greedy.values()), seconds, clock, seed, is_over, told)
    if problem.budgets:
        finding.near(begun)
        finding.turns(begun)
    finding.moves_until(begun + seconds)
    searched = aside.wait(stop)
    if searched is not None:
        bound = min(bound, searched.bound)
    plan = best_of([finding.plan, *known.plans_of(searched)])
    return Solved(plan, bound, greedy, finding.moves)


class _Finding:
    """The best plan so far, and the ways to a better one."""

    def __init__(
        self,
        known: Known,
        plan: Plan,
        seconds: float,
        clock: Callable[[], float],
        seed: int,
        stop: Stop,
        told: Told,
    ) -> None:
        self.known, self.plan, self.seconds = known, plan, seconds
        self.clock, self.seed, self.stop, self.told = clock, seed, stop, told
        self.moves = 0

    def near(self, begun: float) -> None:
        """Among the ways near the relaxation."""
        fixed = ~near(self.known.programme, self.known.relaxed, NEAR)
        self._searched(FIRST * self.seconds, fixed, np.zeros(len(fixed)))

    def turns(self, begun: float) -> None:
        """Moves, then a search around the plan, until what is left is too short for both."""
        around = Around(self.known, self.seed)
        end = begun + self.seconds
        while not self.stop() and end - self.clock() > (MOVES + AROUND) * self.seconds:
            self.moves_until(self.clock() + MOVES * self.seconds)
            if self.stop():
                return
            fixed, at = around.draw(self.plan)
            found = self._searched(AROUND * self.seconds, fixed, at)
            if found is not None:
                around.learn(ended=found.bound <= found.value + 1e-6 * abs(found.value))

    def moves_until(self, end: float) -> None:
        """Moves from the best plan, until a time."""
        left, now = end - self.clock(), self.clock()
        if left <= 0 or self.stop():
            return
        found = self.known.improve(
            self.plan,
            done=lambda made: (self.clock() - now) / left,
            seed=self.seed + self.moves,
            stop=self.stop,
            told=lambda move, value: self.told(self.moves + move, value),
        )
        self.moves += found.moves
        self.plan = found.plan

    def _searched(self, seconds: float, fixed: Bools, at: Floats) -> Searched | None:
        found = _Aside(self.known, seconds, fixed, at).wait(self.stop)
        self.plan = best_of([self.plan, *self.known.plans_of(found)])
        self.told(self.moves, self.plan.value)
        return found


class _Aside:
    """Branch and cut in a thread of its own: it leaves the interpreter to the moves."""

    def __init__(
        self, known: Known, seconds: float, fixed: Bools | None = None, at: Floats | None = None
    ) -> None:
        self.found: Searched | None = None
        self.seconds = seconds
        self.thread = Thread(target=self._run, args=(known, fixed, at), daemon=True)
        self.thread.start()

    def _run(self, known: Known, fixed: Bools | None, at: Floats | None) -> None:
        self.found = search(known.programme, seconds=self.seconds, fixed=fixed, at=at)

    def wait(self, stop: Stop) -> Searched | None:
        """What it found; None when a person stopped it, or it does not end."""
        for _ in range(int((self.seconds + GRACE) / LOOK) + 1):
            if stop() or not self.thread.is_alive():
                break
            self.thread.join(LOOK)
        return self.found
