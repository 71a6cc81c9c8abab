"""What is arbitrated and what is asked of it, wherever the facts come from: a database, or a sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from passerelle.engine.plan.exchange import as_json
from passerelle.engine.plan.problem import Floats, Problem
from passerelle.kernel.digest import digest
from passerelle.kernel.periods import Quarter

Lack = Literal["aside", "value", "unit", "effort", "team", "over", "needs"]


@dataclass(frozen=True)
class Framed:
    """The problem, and what each of its positions stands for: initiatives' numbers, teams' ids, trades, quarters.

    `without` says why an initiative, by number, is no candidate.
    """

    problem: Problem
    numbers: tuple[int, ...]
    teams: tuple[int, ...]
    trades: tuple[str, ...]
    quarters: tuple[Quarter, ...]
    without: dict[int, Lack] = field(default_factory=dict)


@dataclass(frozen=True)
class Posed:
    """`fair` counts as everybody counts; `sought` is what the search is given. `digest` is of what it is given."""

    framed: Framed
    fair: Problem
    sought: Problem
    seed: int
    person_weeks: Floats

    @cached_property
    def digest(self) -> str:
        return digest([as_json(self.sought), self.framed.numbers, self.framed.teams, self.seed])
