"""What is arbitrated: initiatives, teams' capacity, money, and the rules that bind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One initiative. `value` and `cost` in one currency; `effort` in person-weeks by skill.

    `value` is what it brings if it succeeds and is finished at once; `success` the probability that
    it does (0-1); `decay` the share of the value lost by each quarter of delay (cost of delay, 0-1);
    `quarters` how long it takes; `deadline` the last quarter (0-based) by whose end it must be
    finished, None when nothing obliges; `teams` the positions of the teams that may take it, None
    for all. `support` is (team, skill, person-weeks) asked at the same quarters beside the team that takes
    it, whichever takes it; `starts` the first quarters allowed, None for all. `cost` is expected;
    `cost_points` its low, likely and high, None where it is sure, or as sure as the effort where
    `follows_effort`: it is then drawn with it.
    """

    key: str
    value: float
    cost: float
    effort: tuple[float, ...]
    quarters: int = 1
    success: float = 1.0
    decay: float = 0.0
    theme: str = ""
    sponsor: str = ""
    deadline: int | None = None
    teams: tuple[int, ...] | None = None
    support: tuple[tuple[int, int, float], ...] = ()
    starts: tuple[int, ...] | None = None
    cost_points: tuple[float, float, float] | None = None
    follows_effort: bool = False


@dataclass(frozen=True, slots=True)
class Budget:
    """Money that may be spent from quarter `first` to quarter `last`, both included. Hard."""

    first: int
    last: int
    amount: float


@dataclass(frozen=True, slots=True)
class Floor:
    """At least `share` (0-1) of the effort of the plan goes to the candidates named (a theme, a sponsor)."""

    name: str
    members: tuple[int, ...]
    share: float


@dataclass(frozen=True)
class Problem:
    """All that a plan is made from. `capacity` is (teams, skills, quarters) in person-weeks.

    `overflow` is the price of a person-week beyond capacity (over 0), `discount` the share of value lost
    a quarter for everyone, `before` pairs (a, b): b starts once a is finished, and only if it is;
    `apart` groups of which one at most is chosen.
    """

    candidates: tuple[Candidate, ...]
    teams: tuple[str, ...]
    skills: tuple[str, ...]
    capacity: Floats
    overflow: float
    discount: float = 0.025
    budgets: tuple[Budget, ...] = ()
    before: tuple[tuple[int, int], ...] = ()
    apart: tuple[tuple[int, ...], ...] = ()
    floors: tuple[Floor, ...] = field(default=())

    def __post_init__(self) -> None:
        shape = (len(self.teams), len(self.skills))
        if self.capacity.ndim != 3 or self.capacity.shape[:2] != shape:
            raise ValueError(f"capacity must be {shape} by quarters, not {self.capacity.shape}")
        for one in self.candidates:
            if len(one.effort) != len(self.skills):
                raise ValueError(f"{one.key}: {len(one.effort)} efforts for {shape[1]} skills")
            if one.quarters < 1:
                raise ValueError(f"{one.key}: it takes {one.quarters} quarters, at least 1")
            for team, skill, _ in one.support:
                if not (0 <= team < shape[0] and 0 <= skill < shape[1]):
                    raise ValueError(f"{one.key}: support asked of team {team}, skill {skill}")

    @cached_property
    def missed(self) -> float:
        """The price of a mandatory candidate that is late or left out: no plan pays it if it can avoid it."""
        return 10 * max((one.value for one in self.candidates), default=0.0)

    @property
    def lacking(self) -> float:
        """The price of a person-week missing under a floor: dearer than to buy it."""
        return 10 * self.overflow

    @property
    def quarters(self) -> int:
        return int(self.capacity.shape[2])

    @cached_property
    def efforts(self) -> Floats:
        """Person-weeks of the team that takes it, (candidates, skills)."""
        efforts = np.array([one.effort for one in self.candidates], dtype=float)
        return efforts.reshape(len(self.candidates), len(self.skills))

    @cached_property
    def wanted(self) -> Floats:
        """Person-weeks with the support of other teams, (candidates, skills)."""
        both = self.efforts.copy()
        for row, one in zip(both, self.candidates, strict=True):
            for _, skill, weeks in one.support:
                row[skill] += weeks
        return both

    @cached_property
    def weeks(self) -> Floats:
        """All the person-weeks of each candidate."""
        weeks: Floats = self.wanted.sum(axis=1)
        return weeks

    @cached_property
    def lasts(self) -> Ints:
        """Quarters that each candidate takes."""
        return np.array([one.quarters for one in self.candidates], dtype=np.int64)

    @cached_property
    def costs(self) -> Floats:
        return np.array([one.cost for one in self.candidates], dtype=float)

    def worths(self, candidates: Ints, finishes: Ints) -> Floats:
        """Expected value in today's money of candidates (positions) finished by the end of quarters."""
        hoped = np.array([one.value * one.success for one in self.candidates])
        kept = np.array([(1 - self.discount) * (1 - one.decay) for one in self.candidates])
        worth: Floats = hoped[candidates] * kept[candidates] ** (finishes + 1)
        return worth
