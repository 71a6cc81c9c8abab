"""What every question about a problem begins from, made once: its ways, its programme, its relaxation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from passerelle.engine.plan.check import broken
from passerelle.engine.plan.columns import Columns, columns_of
from passerelle.engine.plan.highs import Relaxed, Searched, relax, search, tolls
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Floats, Problem
from passerelle.engine.plan.rows import Programme, programme
from passerelle.engine.plan.ruin import Improved, Stop, Told, after, improve

SMALL = 300  # ways, up to which branch and cut mostly proves the best plan in a second or so


@dataclass(frozen=True)
class Known:
    """Each part is made when first asked."""

    problem: Problem

    @cached_property
    def columns(self) -> Columns:
        return columns_of(self.problem)

    @cached_property
    def programme(self) -> Programme:
        return programme(self.problem, self.columns)

    @cached_property
    def relaxed(self) -> Relaxed:
        return relax(self.programme)

    @cached_property
    def tolls(self) -> Floats:
        return tolls(self.programme, self.relaxed)

    def improve(
        self,
        plan: Plan,
        *,
        done: Callable[[int], float],
        seed: int,
        stop: Stop = lambda: False,
        told: Told = lambda move, value: None,
    ) -> Improved:
        """`ruin.improve`, guided by the tolls."""
        return improve(
            plan, self.columns, done=done, seed=seed, tolls=self.tolls, stop=stop, told=told
        )

    def better(
        self,
        plan: Plan,
        *,
        moves: int,
        seed: int,
        stop: Stop,
        told: Told = lambda move, value: None,
    ) -> Plan:
        """The best plan found from one, in so many moves; of a small problem, the best there is."""
        found = self.improve(plan, done=after(moves), seed=seed, stop=stop, told=told).plan
        if len(self.columns) > SMALL or stop():
            return found
        others = self.plans_of(search(self.programme, seconds=10.0))
        return max([found, *others], key=lambda one: one.value)

    def plans_of(self, searched: Searched | None) -> list[Plan]:
        """What branch and cut found, read and checked as any other plan; empty where it found none."""
        if searched is None or searched.x is None:
            return []
        ways = np.flatnonzero(searched.x[: self.programme.ways] > 0.5)
        plan = Plan.of(self.problem, self.columns.placed(ways))
        return [] if broken(plan) else [plan]
