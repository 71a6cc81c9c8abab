"""A plan made better: a few candidates leave it, others take their place, and what pays is kept.

Ruin and recreate (Schrimpf, Schneider, Stamm-Wilbrandt and Dueck, Journal of Computational Physics, 2000),
accepted as in simulated annealing. The rules hold after each move, so that it can be stopped at any one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from passerelle.engine.plan.columns import Columns
from passerelle.engine.plan.crew import Crew
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Floats, Problem
from passerelle.engine.plan.table import Table

HOT, COLD = 0.25, 0.015
"""First and last temperature, in the mean worth of what the first plan chose."""
FEWEST, MOST = 2, 8  # candidates that leave in one move, before those that wait for them
NEAR = 0.7  # of the moves ruin one or two teams only
EVERY = 16  # moves between two looks at the stop button
DUE = 1.2  # the most of its toll that a move asks of a way; it asks a share between none and that
LAST = 1e-6  # what gains, but less than its toll, enters after all that gains more
ELSEWHERE = 3
"""Other teams into which a move looks where money binds: what it frees, any team may use."""
SURE = 1e6  # what obliges enters first

Stop = Callable[[], bool]
Told = Callable[[int, float], None]


@dataclass(frozen=True, slots=True)
class Improved:
    """The best plan seen, and how many moves were made: the same number gives the same plan again."""

    plan: Plan
    moves: int


def after(moves: int) -> Callable[[int], float]:
    """A search of so many moves."""
    return lambda made: made / moves if moves else 1.0


def improve(
    plan: Plan,
    columns: Columns,
    *,
    done: Callable[[int], float],
    seed: int,
    tolls: Floats | None = None,
    stop: Stop = lambda: False,
    told: Told = lambda move, value: None,
) -> Improved:
    """The best plan found from one that breaks no rule; never one of lower value.

    `done` says, from the number of moves made, which share of the search is behind (0-1): it ends at 1.
    `tolls`, by way, say what the capacity and the money that it takes are worth to others
    (`highs.tolls`); they guide the search and change no value. `stop` is asked now and then whether to
    end there; `told` hears the move and the best value so far.
    Where `done` reads no clock (`after`) and nothing stops it, the answer depends on the seed alone.
    """
    found = wander(plan, columns, done=done, seed=seed, tolls=tolls, stop=stop, told=told)
    return found if found.plan.value > plan.value else Improved(plan, found.moves)


def wander(
    plan: Plan,
    columns: Columns,
    *,
    done: Callable[[int], float],
    seed: int,
    tolls: Floats | None = None,
    stop: Stop = lambda: False,
    told: Told = lambda move, value: None,
) -> Improved:
    """`improve`, by the worth that `columns` say, which may be another than the problem's."""
    search = _Search(plan, columns, tolls, seed)
    heat = max(plan.worth, 1.0) / max(len(plan.placed), 1)
    made = 0
    while (share := done(made)) < 1:
        if made % EVERY == 0:
            told(made, search.best)
            if stop():
                break
        search.move(heat * HOT * (COLD / HOT) ** share)
        made += 1
    told(made, search.best)
    return Improved(search.plan(), made)


class _Search:
    """Where the search stands, and the best that it has seen."""

    def __init__(self, plan: Plan, columns: Columns, tolls: Floats | None, seed: int) -> None:
        self.problem, self.columns = plan.problem, columns
        self.rng = np.random.default_rng(seed)
        self.table = Table.holding(plan, columns)
        self.crews = [
            Crew(self.problem, columns, tolls, team) for team in range(len(self.problem.teams))
        ]
        self.followers: dict[int, list[int]] = {}
        for first, then in self.problem.before:
            self.followers.setdefault(first, []).append(then)
        self.ledger = _Ledger(self.problem, columns)
        self.is_shared = any(one.support for one in self.problem.candidates)
        self.value = self.best = self.ledger.value(self.table)
        self.kept = dict(self.table.placed)

    def plan(self) -> Plan:
        return Plan.of(self.problem, self.columns.placed(list(self.kept.values())))

    def move(self, heat: float) -> None:
        before = self.table.state()
        teams = self._ruin()
        self._recreate(teams)
        value = self.ledger.value(self.table)
        if value < self.value and self.rng.random() >= np.exp((value - self.value) / heat):
            self.table.restore(before)
            return
        self.value = value
        if value > self.best + 1e-9:
            self.best, self.kept = value, dict(self.table.placed)

    def _ruin(self) -> list[int]:
        """The teams from which something was taken."""
        here = np.array(list(self.table.placed.values()), dtype=np.int64)
        count = int(self.rng.integers(FEWEST, MOST + 1))
        if self.rng.random() < NEAR:
            near = self.rng.permutation(len(self.crews))[: self.rng.integers(1, 3)]
            here = here[np.isin(self.columns.team[here], near)]
        others = ELSEWHERE if self.problem.budgets else 1
        touched = set(self.rng.integers(len(self.crews), size=others).tolist())
        for way in self.rng.permutation(here)[:count]:
            touched |= self._leave(int(self.columns.candidate[way]))
        return sorted(touched)

    def _leave(self, candidate: int) -> set[int]:
        """It leaves, and all that waits for it."""
        if candidate not in self.table.placed:
            return set()
        touched = {int(self.columns.team[self.table.placed[candidate]])}
        touched |= {team for team, _, _ in self.problem.candidates[candidate].support}
        for one in self.followers.get(candidate, []):
            touched |= self._leave(one)
        self.table.take(candidate)
        return touched

    def _recreate(self, teams: list[int]) -> None:
        """The best way by a noisy score enters, again and again, while one gains anything."""
        weights, self.share = self._weights(), float(self.rng.random()) * DUE
        shut = np.zeros(len(self.problem.candidates), dtype=bool)
        shut[list(self.table.placed)] = True
        busy = [team for team in teams if len(self.crews[team].ways)]
        scores = {team: self._scores(team, weights, shut) for team in busy}
        while scores:
            team, at = max(
                ((team, int(found.argmax())) for team, found in scores.items()),
                key=lambda one: scores[one[0]][one[1]],
            )
            if scores[team][at] <= 0:
                return
            candidate = int(self.crews[team].candidate[at])
            if self.table.is_closed(candidate):
                shut[candidate] = True
                self._forget(scores, candidate)
            elif not self.table.is_open(way := int(self.crews[team].ways[at])):
                scores[team][at] = -1
            else:
                self.table.put(way)
                shut[candidate] = True
                freed = [
                    one for one in self.followers.get(candidate, []) if one not in self.table.placed
                ]
                shut[freed] = False
                self._forget(scores, candidate)
                for again in scores if freed or self.is_shared else [team]:
                    scores[again] = self._scores(again, weights, shut)

    def _forget(self, scores: dict[int, Floats], candidate: int) -> None:
        for team, found in scores.items():
            found[self.crews[team].candidate == candidate] = -1

    def _weights(self) -> Floats:
        """By candidate, what its gain is multiplied by: small for the large, and never twice the same."""
        size = self.ledger.sizes
        if self.problem.budgets:
            share = self.rng.random()
            size = share * size + (1 - share) * self.ledger.prices
        noise: Floats = self.rng.uniform(0.8, 1.2, len(size)) / size ** self.rng.uniform(0.3, 1.0)
        return noise

    def _scores(self, team: int, weights: Floats, shut: np.ndarray) -> Floats:
        crew = self.crews[team]
        gains = crew.gains(self.table.free)
        left = gains - self.share * crew.tolls
        left = np.where(left > 0, left, LAST * gains)
        scores = np.where(gains > 0, left * weights[crew.candidate], -1.0)
        scores[crew.sure] = SURE + gains[crew.sure]
        scores[shut[crew.candidate]] = -1
        if len(self.table.money):
            scores[~crew.payable(self.table.money)] = -1
        return scores


class _Ledger:
    """What a table is worth, as `Plan.value` says it, fast."""

    def __init__(self, problem: Problem, columns: Columns) -> None:
        self.problem, self.columns = problem, columns
        self.weeks = problem.weeks
        self.sizes = _spread(self.weeks)
        self.prices = _spread(problem.costs)
        self.dated = [
            (n, one.deadline)
            for n, one in enumerate(problem.candidates)
            if one.deadline is not None
        ]
        numbers = np.arange(len(problem.candidates))
        self.floors = [
            (self.weeks * (one.share - np.isin(numbers, one.members))) for one in problem.floors
        ]

    def value(self, table: Table) -> float:
        chosen, ways = list(table.placed), list(table.placed.values())
        beyond = np.maximum(-table.free, 0).sum()
        short = sum(max(float(floor[chosen].sum()), 0.0) for floor in self.floors)
        return float(
            self.columns.worth[ways].sum()
            - self.problem.overflow * beyond
            - self.problem.missed * self._missed(table.placed)
            - self.problem.lacking * short
        )

    def _missed(self, placed: dict[int, int]) -> int:
        finish = self.columns.finish
        return sum(n not in placed or finish[placed[n]] > last for n, last in self.dated)


def _spread(sizes: Floats) -> Floats:
    """In their mean, and never quite nothing."""
    mean = float(sizes.mean()) or 1.0
    spread: Floats = sizes / mean + 0.01
    return spread
