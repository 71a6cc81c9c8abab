"""A plan looked for by two threads within a time: what each of them does, and the best that both know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread

import numpy as np

from passerelle.engine.plan.around import Around
from passerelle.engine.plan.greedy import best_of
from passerelle.engine.plan.highs import Searched, near, search
from passerelle.engine.plan.known import Known
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Bools, Floats
from passerelle.engine.plan.ruin import Stop, Told

NEAR = 2000  # ways near the relaxation, among which branch and cut finds a first plan
MOVES, AROUND = 0.04, 0.1  # of the time, by turns: moves, then a search around the plan
GRACE = 5.0  # seconds that a search may take beyond its limit before it is left alone
LOOK = 0.05  # seconds between two looks at the stop button while a search runs
PROVED = 1e-6  # of a value: the bound is reached


@dataclass(frozen=True)
class Until:
    """A time that ends after `seconds` of a clock, or when `stop` says so."""

    clock: Callable[[], float]
    begun: float
    seconds: float
    stop: Stop

    @property
    def left(self) -> float:
        return self.seconds - (self.clock() - self.begun)


class Finding:
    """The best plan and bound so far. Threads only ever put a better one in place."""

    def __init__(self, known: Known, plan: Plan, until: Until, *, seed: int, told: Told) -> None:
        self.known, self.plan, self.until, self.told = known, plan, until, told
        self.bound = known.relaxed.bound
        self.moves, self.seed, self.is_closed = 0, seed, False

    def is_over(self) -> bool:
        return self.is_closed or self.until.stop() or self.is_proved

    @property
    def is_proved(self) -> bool:
        return self.bound - self.plan.value <= PROVED * abs(self.plan.value)

    def offer(self, *plans: Plan) -> None:
        self.plan = best_of([self.plan, *plans])

    def moves_for(self, share: float) -> None:
        """Moves from the best plan, for a share of the time or what is left of it."""
        clock, now = self.until.clock, self.until.clock()
        seconds = min(share * self.until.seconds, self.until.left)
        if seconds <= 0 or self.is_over():
            return
        found = self.known.improve(
            self.plan,
            done=lambda made: (clock() - now) / seconds,
            seed=self.seed + self.moves,
            stop=self.is_over,
            told=lambda move, value: self.told(self.moves + move, value),
        )
        self.moves += found.moves
        self.offer(found.plan)

    def near(self, share: float) -> None:
        """Branch and cut among the ways near the relaxation, for a share of the time."""
        fixed = ~near(self.known.programme, self.known.relaxed, NEAR)
        searching = Searching(self.known, share * self.until.seconds, fixed, np.zeros(len(fixed)))
        self.heard(searching.wait(self.is_over))
        self.told(self.moves, self.plan.value)

    def turns(self) -> None:
        """Moves, then a search around the plan, until what is left is too short for both."""
        around = Around(self.known, self.seed)
        while not self.is_over() and self.until.left > (MOVES + AROUND) * self.until.seconds:
            self.moves_for(MOVES)
            fixed, at = around.draw(self.plan)
            searching = Searching(self.known, AROUND * self.until.seconds, fixed, at)
            around.learn(ended=self.heard(searching.wait(self.is_over)))
            self.told(self.moves, self.plan.value)

    def around(self, around: Around) -> None:
        """One search around the best plan, as long as the time allows."""
        fixed, at = around.draw(self.plan)
        seconds = min(AROUND * self.until.seconds, self.until.left)
        found = search(self.known.programme, seconds=max(seconds, LOOK), fixed=fixed, at=at)
        around.learn(ended=self.heard(found))

    def heard(self, found: Searched | None) -> bool:
        """Whether a search ended, and its plan is taken where it is better."""
        if found is None:
            return False
        self.offer(*self.known.plans_of(found))
        return found.bound <= found.value + PROVED * abs(found.value)


class Searching:
    """Branch and cut in a thread of its own, so that a stop is heard meanwhile."""

    def __init__(self, known: Known, seconds: float, fixed: Bools, at: Floats) -> None:
        self.found: Searched | None = None
        self.seconds = seconds
        self.thread = Thread(target=self._run, args=(known, fixed, at))
        self.thread.start()

    def _run(self, known: Known, fixed: Bools, at: Floats) -> None:
        self.found = search(known.programme, seconds=self.seconds, fixed=fixed, at=at)

    def wait(self, stop: Stop) -> Searched | None:
        """What it found; None when it was stopped, or does not end."""
        return self.found if joined(self.thread, self.seconds + GRACE, stop) else None


class Beside:
    """The other thread: the bound for a `share` of the time, then searches around the plan while it is open."""

    def __init__(self, finding: Finding, *, share: float) -> None:
        self.finding, self.share = finding, share
        self.thread = Thread(target=self._run)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *raised: object) -> None:
        finding = self.finding
        if not finding.until.stop():
            joined(self.thread, max(finding.until.left, 0) + GRACE, finding.is_over)
        finding.is_closed = True

    def _run(self) -> None:
        finding, known = self.finding, self.finding.known
        seconds = min(self.share * finding.until.seconds, finding.until.left)
        found = search(known.programme, seconds=max(seconds, LOOK))
        finding.heard(found)
        finding.bound = min(finding.bound, found.bound)
        around = Around(known, finding.seed + 1)
        while self.share < 1 and not finding.is_over() and finding.until.left > LOOK:
            finding.around(around)


def joined(thread: Thread, seconds: float, stop: Stop) -> bool:
    """Whether a thread ended within so many seconds, before a stop."""
    for _ in range(int(seconds / LOOK) + 1):
        if stop() or not thread.is_alive():
            break
        thread.join(LOOK)
    return not thread.is_alive()
