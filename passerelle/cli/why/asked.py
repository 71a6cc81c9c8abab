"""What the person asked of `passerelle why`, and what is read for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path

from passerelle.analysis.sentences.why.guesses import Guess
from passerelle.connect.limits import DEFAULT
from passerelle.connect.warehouse.source import Source
from passerelle.engine.explain.answer.question import Floats, Question, Role
from passerelle.engine.explain.cells.shapes import Cube

LIMITS = replace(DEFAULT, rows=200_000_000, unpacked=64 * 1024**3, ratio=5_000, ratio_from=1024**3)
"""The files are the person's own, on their own machine: larger than what a server accepts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The files, or the place of a table, and the options; None or empty where the person leaves it to us."""

    files: tuple[Path, ...]
    measure: str | None = None
    total: str | None = None
    by: tuple[str, ...] | None = None
    time: str | None = None
    since: dt.date | None = None
    events: tuple[Path, ...] = ()
    against: tuple[tuple[Role, Path], ...] = ()
    dayfirst: bool | None = None
    place: Source | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two periods without days: sums and totals have shape (leaves,)."""

    cube: Cube
    before: Floats
    now: Floats
    before_totals: Floats | None = None
    now_totals: Floats | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What came out of the files: a question with days or a pair without, and what we guessed."""

    measure: str
    asked: Question | Pair
    guesses: tuple[Guess, ...] = ()
    rows: int = 0
    files: tuple[str, ...] = field(default_factory=tuple)
    is_table: bool = False
