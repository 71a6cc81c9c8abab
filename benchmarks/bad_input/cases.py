"""The bad files: what each is made of, the kinds of import it fits, the place that its refusal must name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bad_input import packed, texts
from benchmarks.bad_input.sizes import Size
from benchmarks.bad_input.tables import BAD, HEADERS, KINDS


@dataclass(frozen=True, slots=True)
class Case:
    """`row` and `column` (its position) are what the refusal must name, besides the file.

    `is_same`: one file does for every kind.
    """

    name: str
    build: Callable[[Path, str, Size], Path]
    kinds: tuple[str, ...] = KINDS
    row: int | None = None
    column: int | None = None
    is_same: bool = False

    def column_of(self, kind: str) -> str | None:
        return None if self.column is None else HEADERS[kind][self.column]


SHEETS = ("initiatives", "people")
CASES = (
    Case("truncated gzip", packed.cut_gzip),
    Case("truncated gzip of JSON", packed.cut_json, ("tracker",)),
    Case("gzip bomb", packed.gzip_bomb),
    Case("wrong encoding", texts.wrong_encoding, row=BAD),
    Case("42-type zip, nested", packed.nested, is_same=True),
    Case("42-type zip, flat", packed.flat, is_same=True),
    Case("XLSX, a million columns", packed.million_columns, row=1, is_same=True),
    Case("XLSX, zip-bomb sheet", packed.bomb_sheet, is_same=True),
    Case("XLSX, sheet that lies on its size", packed.lying_sheet, is_same=True),
    Case("CSV with a formula", texts.formula, row=BAD, column=1),
    Case("mixed date formats", texts.mixed_dates, row=BAD, column=3),
    Case("missing key column", texts.missing_column, row=1),
    Case("empty file", texts.empty, is_same=True),
    Case("header only", texts.header_only, row=1),
    Case("image named .xlsx", texts.image, is_same=True),
    Case("web page named .csv", texts.web_page, is_same=True),
    Case("PDF named .csv", texts.pdf, is_same=True),
    Case("one endless line", texts.endless_line, row=2),
    Case("unbalanced quotes", texts.unbalanced, row=BAD),
    Case("a NUL in a cell", texts.nul, row=BAD, column=1),
    Case("a million ragged rows", texts.ragged),
    Case("a million rows by hand", texts.too_many, SHEETS, row=3_002),
    Case("JSON nested deep", texts.deep_json, ("tracker",)),
    Case("JSON with an endless text", texts.endless_text, ("tracker",)),
    Case("JSON cut in half", texts.cut_text, ("tracker",)),
    Case("Parquet cut in half", packed.half_parquet),
    Case(
        "Parquet, a long text that comes back",
        packed.text_that_comes_back,
        ("measure",),
        row=BAD,
        column=0,
    ),
)
