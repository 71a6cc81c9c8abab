"""What the teams have: a row a team and trade, a column a quarter; or a row a quarter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from passerelle.arbitration.sheet import wrong
from passerelle.arbitration.sheet.facts import Room
from passerelle.cli.plan.trades import trade_of
from passerelle.connect.numbers import NumberFormat, decide_numbers
from passerelle.connect.problems import refusal
from passerelle.connect.tables import Row, Table, open_table
from passerelle.connect.words import fold
from passerelle.kernel.errors import InputError, InputProblem
from passerelle.kernel.periods import Quarter
from passerelle.sources.problems import problem
from passerelle.sources.refusing import FileRefusedError
from passerelle.sources.sheets.reading import LIMITS

TEAM = ("equipe", "team", "squad")
TRADE = ("metier", "trade", "competence", "skill", "role", "profil")
QUARTER = ("trimestre", "quarter")
WEEKS = ("semaines personne", "person weeks", "semaines", "weeks", "capacite", "capacity")
MOST = 12  # quarters: three years
_YEAR_FIRST = re.compile(r"(20\d\d) ?[qt]([1-4])")
_QUARTER_FIRST = re.compile(r"[qt]([1-4]) ?(20\d\d)")
Cells = dict[tuple[str, str], dict[Quarter, float]]


def quarter_of(text: str) -> Quarter | None:
    """`2027 T1`, `2027-Q1`, `T1 2027`; None where it is no quarter."""
    folded = fold(text)
    if found := _YEAR_FIRST.fullmatch(folded):
        return Quarter(int(found[1]), int(found[2]))
    if found := _QUARTER_FIRST.fullmatch(folded):
        return Quarter(int(found[2]), int(found[1]))
    return None


def read_capacity(path: Path) -> Room:
    """The teams in the order of the file. InputError or FileRefusedError when something is wrong."""
    table = open_table(path, limits=LIMITS)
    reading = _Reading(table)
    cells, trades = reading.cells()
    if reading.problems:
        raise FileRefusedError(reading.problems)
    if not cells:
        raise table.without_rows()
    quarters = sorted({quarter for row in cells.values() for quarter in row})
    if (span := _between(quarters[0], quarters[-1]) + 1) > MOST:
        reason, hint = wrong.too_far(span, MOST)
        raise InputError(problem("rule", table.file, reason=reason, hint=hint))
    whole = tuple(quarters[0].shifted(n) for n in range(span))
    weeks = {key: tuple(row.get(one, 0.0) for one in whole) for key, row in cells.items()}
    return Room(whole, weeks, trades)


def _between(first: Quarter, last: Quarter) -> int:
    return (last.year - first.year) * 4 + last.number - first.number


class _Reading:
    def __init__(self, table: Table) -> None:
        self.table = table
        self.problems: list[InputProblem] = []
        self.team, self.trade = self._needed(TEAM), self._needed(TRADE)
        self.columns = {one: found for one in table.columns if (found := quarter_of(one))}
        self.quarter = None if self.columns else self._needed(QUARTER)
        self.weeks = None if self.columns else self._needed(WEEKS)
        self.formats = {one: self._format(one) for one in self.columns or [self.weeks] if one}

    def _needed(self, names: tuple[str, ...]) -> str:
        for name in names:
            for column in self.table.columns:
                if fold(column) == name:
                    return column
        raise refusal(
            "missing-column",
            self.table.file,
            row=self.table.header_row,
            field=names[0],
            names=list(names[:4]),
            columns=list(self.table.columns[:40]),
        )

    def _format(self, column: str) -> NumberFormat:
        at = self.table.position(column)
        cells = [(row.number, row.cells[at]) for row in self.table.sample(LIMITS.rows)]
        return decide_numbers(cells, file=self.table.file, column=column)

    def cells(self) -> tuple[Cells, dict[str, str]]:
        """Person-weeks by team and trade, then quarter; the word of each trade."""
        found: Cells = {}
        trades: dict[str, str] = {}
        for row in self.table.rows():
            if isinstance(row, InputProblem):
                self.problems.append(row)
                continue
            team, word = self._text(row, self.team), self._text(row, self.trade)
            if not team or not word:
                continue
            trades.setdefault(trade_of(word), word.lower())
            given = found.setdefault((team, trade_of(word)), {})
            for quarter, weeks in self._row(row):
                given[quarter] = given.get(quarter, 0.0) + weeks
        return found, trades

    def _text(self, row: Row, column: str) -> str:
        text = str(row.cells[self.table.position(column)]).strip()
        if not text:
            self.problems.append(
                problem(
                    "missing-value", self.table.file, row=row.number, column=column, field=column
                )
            )
        return text

    def _row(self, row: Row) -> Iterator[tuple[Quarter, float]]:
        if self.quarter is None or self.weeks is None:
            for column, quarter in self.columns.items():
                yield quarter, self._number(row, column)
            return
        said = str(row.cells[self.table.position(self.quarter)])
        found = quarter_of(said)
        if found is None:
            self.problems.append(
                problem(
                    "rule",
                    self.table.file,
                    row=row.number,
                    column=self.quarter,
                    **dict(zip(("reason", "hint"), wrong.no_quarter(said[:40]), strict=True)),
                )
            )
            return
        yield found, self._number(row, self.weeks)

    def _number(self, row: Row, column: str) -> float:
        cell = row.cells[self.table.position(column)]
        if cell == "":
            return 0.0
        value = self.formats[column].read(cell)
        if value is None or value < 0:
            self.problems.append(
                problem(
                    "bad-number",
                    self.table.file,
                    row=row.number,
                    column=column,
                    found=str(cell)[:80],
                )
            )
            return 0.0
        return value
