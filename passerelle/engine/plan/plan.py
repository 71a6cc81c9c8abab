"""A plan, what it asks and what it is worth: read from the problem alone, sharing nothing with the solvers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from passerelle.engine.plan.problem import Floats, Floor, Problem


@dataclass(frozen=True, slots=True, order=True)
class Placed:
    """A candidate given to a team from a quarter on (positions, 0-based)."""

    candidate: int
    team: int
    start: int


@dataclass(frozen=True)
class Plan:
    """What is chosen, by whom and when. What is not placed is not done."""

    problem: Problem
    placed: tuple[Placed, ...]

    @classmethod
    def of(cls, problem: Problem, ways: Iterable[tuple[int, int, int]]) -> Plan:
        return cls(problem, tuple(sorted(Placed(*map(int, way)) for way in ways)))

    @cached_property
    def chosen(self) -> dict[int, Placed]:
        return {one.candidate: one for one in self.placed}

    def finish(self, one: Placed) -> int:
        """The last quarter worked."""
        return one.start + self.problem.candidates[one.candidate].quarters - 1

    @cached_property
    def load(self) -> Floats:
        """Person-weeks asked, (teams, skills, quarters): effort is spread evenly over its quarters."""
        asked = np.zeros(self.problem.capacity.shape)
        for one in self.placed:
            lasts = self.problem.candidates[one.candidate].quarters
            weeks = self.problem.efforts[one.candidate][:, None] / lasts
            asked[one.team, :, one.start : one.start + lasts] += weeks
            for team, skill, support in self.problem.candidates[one.candidate].support:
                asked[team, skill, one.start : one.start + lasts] += support / lasts
        return asked

    @cached_property
    def overflow(self) -> Floats:
        """Person-weeks beyond capacity, (teams, skills, quarters)."""
        over: Floats = np.maximum(self.load - self.problem.capacity, 0)
        return over

    @cached_property
    def spent(self) -> Floats:
        """Money by quarter."""
        money = np.zeros(self.problem.quarters)
        for one in self.placed:
            it = self.problem.candidates[one.candidate]
            money[one.start : one.start + it.quarters] += it.cost / it.quarters
        return money

    @cached_property
    def missed(self) -> tuple[int, ...]:
        """Mandatory candidates that are late or left out."""
        return tuple(
            number
            for number, one in enumerate(self.problem.candidates)
            if one.deadline is not None
            and (number not in self.chosen or self.finish(self.chosen[number]) > one.deadline)
        )

    def lacking(self, floor: Floor) -> float:
        """Person-weeks missing under a floor, 0 where it is held."""
        weeks = self.problem.weeks
        whole = sum(weeks[one] for one in self.chosen)
        held = sum(weeks[one] for one in self.chosen if one in set(floor.members))
        return float(max(floor.share * whole - held, 0))

    @cached_property
    def worth(self) -> float:
        """Expected discounted value of what is chosen, before any price."""
        chosen = np.array(sorted(self.chosen), dtype=np.int64)
        finishes = np.array([self.finish(self.chosen[one]) for one in chosen], dtype=np.int64)
        return float(self.problem.worths(chosen, finishes).sum()) if len(chosen) else 0.0

    @cached_property
    def value(self) -> float:
        """What the solvers raise: the worth less the price of overflow, of what is missed, of floors not held."""
        short = sum(self.lacking(floor) for floor in self.problem.floors)
        return (
            self.worth
            - self.problem.overflow * float(self.overflow.sum())
            - self.problem.missed * len(self.missed)
            - self.problem.lacking * short
        )
