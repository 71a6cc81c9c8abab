"""Two files without a date: one value a leaf in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from passerelle.analysis.sentences.why.guesses import Guess
from passerelle.cli.why.asked import LIMITS, Asked, Pair
from passerelle.cli.why.pouring import BadRowsError, by_guess, choose, measure_guess, sort_columns
from passerelle.connect.measures import UNKNOWN
from passerelle.connect.measures.columns import sort_column
from passerelle.connect.numbers import NumberFormat, decide_numbers
from passerelle.connect.problems import problem, refusal
from passerelle.connect.tables import Row, Table, open_table
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.kernel.errors import InputProblem

Leaf = tuple[str, ...]
_SAMPLE, _SHOWN = 2_000, 50


@dataclass(frozen=True, slots=True)
class Chosen:
    """The columns that both files are read by."""

    measure: str
    total: str | None
    dimensions: tuple[str, ...]


def read_pair(now: Path, before: Path, asked: Asked) -> tuple[Pair, Chosen, tuple[Guess, ...]]:
    """Both files leaf by leaf, by the columns that both have."""
    tables = [open_table(path, limits=LIMITS) for path in (now, before)]
    chosen, guesses = _choose(tables[0], tables[1], asked)
    read = [_summed(table, chosen) for table in tables]
    leaves = sorted(set(read[0]) | set(read[1]))
    cube = _cube(leaves, chosen.dimensions)
    grids = [np.array([sums.get(leaf, (0.0, 0.0)) for leaf in leaves]) for sums in read]
    has = chosen.total is not None
    pair = Pair(
        cube,
        before=grids[1][:, 0],
        now=grids[0][:, 0],
        before_totals=grids[1][:, 1] if has else None,
        now_totals=grids[0][:, 1] if has else None,
    )
    return pair, chosen, (Guess("no-days", {}), *guesses)


def _choose(now: Table, before: Table, asked: Asked) -> tuple[Chosen, tuple[Guess, ...]]:
    for column in (asked.measure, asked.total, *(asked.by or ())):
        if column is not None:
            now.position(column)
            before.position(column)
    rows = now.sample(_SAMPLE)
    if not rows:
        raise now.without_rows()
    sorts = {name: sort_column(_cells(now, rows, name)) for name in now.columns}
    numbers = tuple(n for n, sort in sorts.items() if sort == "number" and n != asked.total)
    if not numbers and not asked.measure:
        raise refusal("no-value-column", now.file, row=now.header_row, columns=list(now.columns))
    measure = asked.measure or choose(numbers)
    before.position(measure)
    guesses = [] if asked.measure else measure_guess(measure, numbers)
    if asked.by is not None:
        return Chosen(measure, asked.total, asked.by), tuple(guesses)
    parting = {*sort_columns(numbers, keep=measure)}
    found = [n for n, sort in sorts.items() if sort == "dimension" or n in parting]
    both = tuple(n for n in found if n in before.columns)
    alone = tuple(n for n in found if n not in before.columns)
    guesses += by_guess(both, ())
    guesses += [Guess("only-before", {"columns": alone})] if alone else []
    return Chosen(measure, asked.total, both), tuple(guesses)


def _cells(table: Table, rows: list[Row], column: str) -> list[tuple[int, object]]:
    place = table.position(column)
    return [(row.number, row.cells[place]) for row in rows if row.cells[place] != ""]


def _formats(table: Table, chosen: Chosen) -> dict[str, NumberFormat]:
    rows = table.sample(_SAMPLE)
    names = [chosen.measure, *([chosen.total] if chosen.total else [])]
    return {n: decide_numbers(_cells(table, rows, n), file=table.file, column=n) for n in names}


def _summed(table: Table, chosen: Chosen) -> Mapping[Leaf, tuple[float, float]]:
    """(sum, total) of each leaf; BadRowsError when a cell is no number."""
    formats = _formats(table, chosen)
    places = [(table.position(n), n, form) for n, form in formats.items()]
    keys = [table.position(d) for d in chosen.dimensions]
    sums: dict[Leaf, list[float]] = defaultdict(lambda: [0.0, 0.0])
    problems: list[InputProblem] = []
    for row in table.rows():
        if isinstance(row, InputProblem):
            problems.append(row)
        else:
            leaf = sums[tuple(str(row.cells[k]).strip() or UNKNOWN for k in keys)]
            problems += _add(row, leaf, places, file=table.file)
        if len(problems) >= _SHOWN:
            break
    if problems:
        raise BadRowsError(tuple(problems))
    return {leaf: (found[0], found[1]) for leaf, found in sums.items()}


def _add(
    row: Row, leaf: list[float], places: list[tuple[int, str, NumberFormat]], *, file: str
) -> list[InputProblem]:
    wrong = []
    for index, (place, name, form) in enumerate(places):
        cell = row.cells[place]
        value = form.read(cell)
        if value is None and cell != "":
            facts = {"row": row.number, "column": name, "found": str(cell)[:80]}
            wrong.append(problem("bad-number", file, **facts))  # type: ignore[arg-type]
        leaf[index] += value or 0.0
    return wrong


def _cube(leaves: list[Leaf], dimensions: tuple[str, ...]) -> Cube:
    values = [tuple(sorted({leaf[i] for leaf in leaves})) for i in range(len(dimensions))]
    places = [{value: at for at, value in enumerate(known)} for known in values]
    codes = [[places[i][leaf[i]] for i in range(len(dimensions))] for leaf in leaves]
    grid = np.array(codes, dtype=np.int64).reshape(len(leaves), len(dimensions))
    return Cube(dimensions, tuple(values), grid)
