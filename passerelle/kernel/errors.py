"""Errors that speak to a person: what happened, where, what to do next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


class DomainError(Exception):
    """A rule of the field said no. `message` and `hint` are whole translated sentences."""

    def __init__(self, message: Any, hint: Any = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: row and column as the person sees them (rows from 1, the header being row 1)."""

    file: str = ""
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class InputProblem:
    """One thing wrong in what was given: a documented code, a place, and the facts for the sentence."""

    code: str
    place: Place = Place()
    facts: dict[str, Any] = field(default_factory=dict)


class InputError(Exception):
    """A file that cannot be read at all. Pure folders raise it with a code; `sources` words it."""

    def __init__(self, problem: InputProblem) -> None:
        super().__init__(problem.code)
        self.problem = problem
