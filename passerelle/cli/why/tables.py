"""From a table left where it is to a question: the counting is done there, aggregates come back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from passerelle.analysis.sentences.why.guesses import Guess
from passerelle.cli.why.asked import Asked as Wanted
from passerelle.cli.why.asked import Read
from passerelle.cli.why.pouring import by_guess, choose, is_key, measure_guess, sort_columns
from passerelle.cli.why.witnesses import read_events, read_witnesses
from passerelle.connect.mapping import detect
from passerelle.connect.problems import refusal
from passerelle.connect.warehouse.asked import UNKNOWN, Asked, Sort
from passerelle.connect.warehouse.fold import OTHER
from passerelle.connect.warehouse.open import opened
from passerelle.connect.warehouse.reading import read as read_rolled
from passerelle.connect.warehouse.reading import read_load
from passerelle.connect.warehouse.roll import roll_up
from passerelle.connect.warehouse.rolled import Load, Rolled
from passerelle.connect.warehouse.source import Source
from passerelle.engine.explain.answer.question import Floats, Loads, Question, Reading
from passerelle.engine.explain.cells.shapes import Cube, Ints
from passerelle.kernel.errors import InputError

LEAVES = 10_000
"""Combinations of values kept apart each day: what explaining a movement can still search at once."""
TOGETHER = "other"
Sorts = Mapping[str, Sort]


def read_table(source: Source, wanted: Wanted, folder: Path, *, today: dt.date) -> Read:
    """Whole days before `today` (UTC) of a table; InputError where it refuses or cannot answer."""
    with opened(source) as session:
        columns = session.columns()
    asked, guesses = _chosen(columns, wanted, source)
    asked, left = _rolled_up(source, replace(asked, before=today), folder / "rolled", wanted)
    rolled, load = read_rolled(folder / "rolled"), read_load(folder / "rolled")
    reading = _reading(rolled)
    witnesses, unused = read_witnesses(wanted, reading.days, folder)
    events, left_out = read_events(wanted)
    hourly = None if asked.total else load.hourly
    question = Question(
        reading=reading,
        witnesses=witnesses,
        events=events,
        loads=_loads(load, rolled, is_hourly=hourly is not None),
        since=wanted.since,
        hourly=hourly,
    )
    told = (*guesses, *_by_told(asked, left, wanted), *_folded(rolled, load), *unused, *left_out)
    name = source.table or Path(source.address).name
    rows = int(load.rows.sum())
    return Read(asked.value or name, question, told, rows, (source.place,), is_table=True)


def _chosen(columns: Sorts, wanted: Wanted, source: Source) -> tuple[Asked, list[Guess]]:
    """The columns that are read, the person's words first."""
    times = [name for name, sort in columns.items() if sort == "time"]
    time = wanted.time or detect("measure", times).get("time") or next(iter(times), None)
    if time is None:
        raise refusal("no-time-column", source.place, columns=list(columns))
    guesses = [] if wanted.time else [Guess("time", {"column": time})]
    parts = sort_columns(columns, keep=wanted.measure)
    figures = tuple(
        n for n, s in columns.items() if s == "number" and n not in parts and not is_key(n)
    )
    value = wanted.measure or (choose(figures) if figures else None)
    if not wanted.measure:
        guesses += measure_guess(value, figures) if value else [Guess("rows", {})]
    found = [n for n, s in columns.items() if (s == "other" or n in parts) and not is_key(n)]
    by = tuple(found) if wanted.by is None else wanted.by
    return Asked(time, by, value=value, total=wanted.total), guesses


def _rolled_up(
    source: Source, asked: Asked, folder: Path, wanted: Wanted
) -> tuple[Asked, tuple[str, ...]]:
    """Roll it up; a column that we chose and that has a value for nearly every row is left aside."""
    left: tuple[str, ...] = ()
    while True:
        try:
            roll_up(source, asked, folder, leaves=LEAVES)
        except InputError as wrong:
            column = wrong.problem.place.column
            if wrong.problem.code != "too-many-values" or wanted.by is not None or not column:
                raise
            asked = replace(asked, dimensions=tuple(d for d in asked.dimensions if d != column))
            left = (*left, column)
        else:
            return asked, left


def _by_told(asked: Asked, left: tuple[str, ...], wanted: Wanted) -> list[Guess]:
    return by_guess(asked.dimensions, left) if wanted.by is None else []


def _folded(rolled: Rolled, load: Load) -> list[Guess]:
    folds = [one for one in rolled.folds if one.values]
    found = [Guess("folded", {"column": f.dimension, "kept": len(f.kept)}) for f in folds]
    if empty := int((load.rows == 0).sum()):
        found.append(Guess("empty-days", {"days": empty}))
    return found


def _reading(rolled: Rolled) -> Reading:
    """Values and leaves in the order in which files are read, so that both give the same finding."""
    values, ranks = [], []
    for names in rolled.values:
        told = [_told(name, names) for name in names]
        order = np.argsort(np.array(told))
        rank = np.empty(len(told), dtype=np.int64)
        rank[order] = np.arange(len(told))
        values.append(tuple(told[at] for at in order))
        ranks.append(rank)
    codes = [rank[rolled.codes[:, at]] for at, rank in enumerate(ranks)]
    grid = np.stack(codes, axis=1) if codes else np.zeros((len(rolled.codes), 0), np.int64)
    order = np.lexsort(grid.T[::-1]) if codes else np.arange(len(grid))
    return Reading(
        days=rolled.days,
        cube=Cube(rolled.dimensions, tuple(values), grid[order]),
        sums=_laid(rolled.sums, order),
        totals=None if rolled.totals is None else _laid(rolled.totals, order),
        counts=_laid(rolled.counts, order) if rolled.counts.max() > 1 else None,
    )


def _laid(grid: Floats, order: Ints) -> Floats:
    """Day after day in memory, as files are: numpy adds up in that order, and the last digits follow it."""
    return np.ascontiguousarray(grid[:, order])


def _told(name: str, names: tuple[str, ...]) -> str:
    """What was folded together has a name that no value of the table bears."""
    if name != OTHER:
        return name
    return next(t for t in (TOGETHER, f"({TOGETHER})", f"(({TOGETHER}))") if t not in names)


def _loads(load: Load, rolled: Rolled, *, is_hourly: bool) -> Loads:
    """As files tell them: nulls are rows with at least one unknown value."""
    unknown = np.zeros(len(rolled.codes), dtype=bool)
    for at, names in enumerate(rolled.values):
        unknown |= np.array([name == UNKNOWN for name in names], dtype=bool)[rolled.codes[:, at]]
    nulls = rolled.counts[:, unknown].sum(axis=1)
    return Loads(rows=load.rows, hours=load.hours if is_hourly else None, nulls=nulls)
