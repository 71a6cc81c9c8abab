"""What is arbitrated and what is asked of it, wherever the facts come from: a database, or a sheet."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, Literal

from passerelle.engine.plan.exchange import as_json
from passerelle.engine.plan.problem import Floats, Problem
from passerelle.engine.plan.simulate import USUAL, Surprise
from passerelle.engine.proof.pace import Paces
from passerelle.kernel.digest import digest
from passerelle.kernel.periods import Quarter

Lack = Literal["aside", "value", "unit", "effort", "huge", "team", "over", "needs"]
MOST = 1e9  # thousands, or person-weeks: what is larger is a slip of the hand, and sums of it are no numbers any more


@dataclass(frozen=True)
class Framed:
    """The problem, and what each of its positions stands for: initiatives' numbers, teams' ids, trades, quarters.

    `without` says why an initiative, by number, is no candidate; `paces`, how fast the teams go against their plans,
    None where too few works were delivered to tell; `taught`, by kind of theme, what its values are multiplied by,
    and of how many measured promises.
    """

    problem: Problem
    numbers: tuple[int, ...]
    teams: tuple[int, ...]
    trades: tuple[str, ...]
    quarters: tuple[Quarter, ...]
    without: dict[int, Lack] = field(default_factory=dict)
    paces: Paces | None = None
    taught: dict[str, tuple[float, int]] = field(default_factory=dict)

    @property
    def surprise(self) -> Surprise:
        """How far efforts may go from what is planned: as the past says, else as is commonly seen."""
        if self.paces is None:
            return USUAL
        teams = self.paces.teams
        return Surprise(
            initiative=round(self.paces.spread, 4),
            team=tuple(round(one.doubt, 4) for one in teams),
            pace=tuple(round(one.factor, 4) for one in teams),
        )

    @property
    def told(self) -> list[Any]:
        """What the past says, as a digest takes it; nothing where it says nothing, as before it was asked."""
        return [asdict(self.surprise)] if self.paces else []


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
        frame = self.framed
        return digest([as_json(self.sought), frame.numbers, frame.teams, self.seed, *frame.told])
