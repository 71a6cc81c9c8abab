"""An election with a budget: projects that cost, ballots that score them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Utility = Literal["unit", "cost", "score"]


@dataclass(frozen=True, slots=True)
class Project:
    """`key` breaks ties, in alphabetical order; `cost` in the unit of the budget, over 0."""

    key: str
    cost: Fraction


@dataclass(frozen=True, slots=True)
class Election:
    """Each ballot gives a positive score to the projects (positions) it supports; 1 for an approval."""

    projects: tuple[Project, ...]
    ballots: tuple[Mapping[int, int], ...]
    budget: Fraction

    def __post_init__(self) -> None:
        for one in self.projects:
            if one.cost <= 0:
                raise ValueError(f"{one.key}: a cost must be over 0, not {one.cost}")
        for number, ballot in enumerate(self.ballots, start=1):
            if any(score <= 0 for score in ballot.values()):
                raise ValueError(f"ballot {number}: a score must be over 0")
            if not all(0 <= project < len(self.projects) for project in ballot):
                raise ValueError(f"ballot {number}: it names a project that is not there")

    def supporters(self) -> list[list[int]]:
        """For each project, the positions of the ballots that score it."""
        found: list[list[int]] = [[] for _ in self.projects]
        for voter, ballot in enumerate(self.ballots):
            for project in ballot:
                found[project].append(voter)
        return found

    def utility(self, voter: int, project: int, *, by: Utility) -> Fraction:
        """What a voter gains from a project: 1, its cost, or the score that the voter gave."""
        if by == "unit":
            return Fraction(1)
        return (
            self.projects[project].cost if by == "cost" else Fraction(self.ballots[voter][project])
        )
