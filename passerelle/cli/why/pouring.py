"""One file into normalised rows on disk, with what was guessed of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from passerelle.analysis.sentences.why.guesses import Guess
from passerelle.cli.why.asked import LIMITS, Asked
from passerelle.connect.mapping import detect
from passerelle.connect.measures import MeasurePlan, Said, convert, describe
from passerelle.connect.problems import refusal
from passerelle.connect.words import fold
from passerelle.kernel.errors import InputProblem

_NAMES_OF_SORTS = frozenset(
    "version tracker traceur release build code segment cohort cohorte tier niveau store magasin "
    "region departement plan forfait os".split()
)
"""Columns of figures that part the rows rather than measure something."""


class BadRowsError(Exception):
    """Rows that cannot be read, each with its place."""

    def __init__(self, problems: tuple[InputProblem, ...]) -> None:
        super().__init__(problems[0].code)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Poured:
    """Rows on disk (`time`, dimensions as text, `value`, `denominator`), and how they were read."""

    file: str
    rows: Path
    plan: MeasurePlan
    measure: str
    guesses: tuple[Guess, ...]
    count: int
    first: dt.date
    last: dt.date


def plan_of(path: Path, asked: Asked) -> MeasurePlan:
    """What the file holds, the person's words first; InputError when it holds no date or no number."""
    said = _said(asked, by=asked.by)
    plan = describe(path, said=said, limits=LIMITS)
    if asked.by is None and (
        sorts := sort_columns((*plan.values, *plan.ignored), keep=asked.measure)
    ):
        plan = describe(path, said=_said(asked, by=(*plan.dimensions, *sorts)), limits=LIMITS)
    return plan


def _said(asked: Asked, *, by: tuple[str, ...] | None) -> Said:
    values = (asked.measure,) if asked.measure else ()
    return Said(
        time=asked.time, values=values, by=by, denominator=asked.total, dayfirst=asked.dayfirst
    )


def sort_columns(columns: Iterable[str], *, keep: str | None) -> tuple[str, ...]:
    """Those that are named as something one breaks down by, though they hold figures."""
    return tuple(c for c in columns if c != keep and _NAMES_OF_SORTS & set(fold(c).split()))


def choose(columns: tuple[str, ...]) -> str:
    """The column named as a value, else the first that neither identifies nor parts the rows."""
    named = detect("measure", columns).get("value")
    apart = {*sort_columns(columns, keep=named), *(c for c in columns if is_key(c))}
    real = [c for c in columns if c not in apart]
    return named or (real or list(columns))[0]


def is_key(column: str) -> bool:
    return fold(column).split()[-1:] in (["id"], ["identifiant"], ["uid"])


def pour(path: Path, folder: Path, asked: Asked) -> Poured:
    """The file converted into `folder`; BadRowsError with the first 50 places when rows cannot be read."""
    plan = plan_of(path, asked)
    measure = asked.measure or choose(plan.values)
    target = folder / f"{len(list(folder.iterdir()))}.parquet"
    done = convert(path, target, plan, value=measure, limits=LIMITS)
    if done.problems:
        raise BadRowsError(done.problems)
    if done.first is None or done.last is None:
        raise refusal("empty-file", path.name)
    first, last = done.first.date(), done.last.date()
    told = guesses(plan, measure=measure, asked=asked)
    return Poured(path.name, target, plan, measure, told, done.rows, first, last)


def guesses(plan: MeasurePlan, *, measure: str, asked: Asked) -> tuple[Guess, ...]:
    """What nobody said and we chose."""
    found = [] if asked.time else [Guess("time", {"column": plan.time})]
    found += measure_guess(measure, plan.values) if not asked.measure else []
    if asked.by is None:
        found += by_guess(plan.dimensions, plan.ignored)
    return tuple(found)


def measure_guess(measure: str, columns: tuple[str, ...]) -> list[Guess]:
    others = [c for c in columns if c != measure]
    if others:
        return [Guess("measure-among", {"column": measure, "others": others})]
    return [Guess("measure", {"column": measure})]


def by_guess(dimensions: tuple[str, ...], ignored: tuple[str, ...]) -> list[Guess]:
    found = [Guess("by", {"columns": dimensions})] if dimensions else [Guess("no-by", {})]
    return found + ([Guess("ignored", {"columns": ignored})] if ignored else [])
