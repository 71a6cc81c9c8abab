"""A table that can be read as often as needed, row by row, whatever file it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from passerelle.connect.limits import Limits
from passerelle.connect.problems import problem, refusal
from passerelle.connect.tables.cells import looks_like_formula
from passerelle.connect.tables.kinds import Kind
from passerelle.connect.tables.row import Cell, Fault, Row
from passerelle.kernel.cells import unescape_cell
from passerelle.kernel.errors import InputError, InputProblem

Records = Callable[[], Iterator[tuple[int, Sequence[Cell]]]]
_PATIENCE = 1_000  # rows that cannot be read, one after the other, before a sample gives up


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and rows on demand. Only a table opened with `repeated=True` may repeat a name."""

    file: str
    kind: Kind
    columns: tuple[str, ...]
    header_row: int
    limits: Limits
    records: Records

    def rows(self) -> Iterator[Row | InputProblem]:
        """Every row that is not blank, as wide as the header, or what is wrong with it."""
        width, header, text_file = len(self.columns), self.header_row, self.kind == "csv"
        for count, (number, cells) in enumerate(self.records()):
            if number <= header:
                continue
            if count > self.limits.rows:
                raise refusal("too-many-rows", self.file, row=number, limit=self.limits.rows)
            row = Row(number, list(cells))
            if len(row.cells) != width and (wrong := self._fit(row)):
                yield wrong
                continue
            wrong_cells = self._read_cells(row, formulas=text_file)
            if wrong_cells:
                yield from wrong_cells
            elif not row.is_blank:
                yield row

    def sample(self, size: int) -> list[Row]:
        """The first readable rows, looked for as long as there is hope."""
        found: list[Row] = []
        held = 0
        for tried, row in enumerate(self.rows()):
            if isinstance(row, Row):
                found.append(row)
                held += row.length
            if len(found) >= size or held > self.limits.held or tried - len(found) >= _PATIENCE:
                break
        return found

    def without_rows(self) -> InputError:
        """Why no row can be read: what is wrong with the first one, else that there is none."""
        first = next(self.rows(), None)
        if isinstance(first, InputProblem):
            return InputError(first)
        return refusal("empty-file", self.file, row=self.header_row)

    def position(self, column: str) -> int:
        """Where a column lies; InputError `missing-column` when there is none of that name."""
        if column in self.columns:
            return self.columns.index(column)
        raise refusal(
            "missing-column",
            self.file,
            row=self.header_row,
            field=column,
            columns=list(self.columns),
        )

    def _fit(self, row: Row) -> InputProblem | None:
        """Pads a short row (spreadsheets cut them); a long one must end in empty cells."""
        width = len(self.columns)
        if any(cell != "" for cell in row.cells[width:]):
            return problem(
                "ragged-row", self.file, row=row.number, expected=width, found=len(row.cells)
            )
        row.cells[width:] = []
        row.cells.extend([""] * (width - len(row.cells)))
        return None

    def _read_cells(self, row: Row, *, formulas: bool) -> list[InputProblem]:
        """Takes our prefix off texts, in place, and tells the cells that cannot be values."""
        wrong: list[InputProblem] = []
        longest = self.limits.cell
        for index, cell in enumerate(row.cells):
            if isinstance(cell, str):
                if cell and cell[0] in "=+-@'":
                    if formulas and looks_like_formula(cell):
                        wrong.append(self._at(row, index, "formula", found=cell[:80]))
                    row.cells[index] = unescape_cell(cell)
                elif len(cell) > longest:
                    wrong.append(self._at(row, index, "cell-too-long", limit=longest))
                if "\0" in cell:
                    wrong.append(self._at(row, index, "nul-character"))
            elif isinstance(cell, Fault):
                facts = {"found": cell.found} if cell.found else {}
                wrong.append(self._at(row, index, cell.code, **facts))
        return wrong

    def _at(self, row: Row, index: int, code: str, **facts: object) -> InputProblem:
        return problem(code, self.file, row=row.number, column=self.columns[index], **facts)
