"""The records of a CSV file, one at a time, numbered as a spreadsheet numbers its rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelle.connect.limits import Limits
from passerelle.connect.problems import refusal
from passerelle.connect.tables.delimiter import detect_delimiter
from passerelle.connect.tables.encoding import detect_encoding
from passerelle.connect.tables.opening import opened
from passerelle.kernel.errors import InputError

_SAMPLE = 1 << 16


@dataclass(frozen=True, slots=True)
class CsvShape:
    """How the text is written."""

    encoding: str
    delimiter: str


def csv_shape(
    path: Path, limits: Limits, *, encoding: str | None = None, delimiter: str | None = None
) -> CsvShape:
    """What was said, or what is found, of the encoding and the delimiter."""
    encoding = encoding or detect_encoding(path, limits)
    if delimiter is None:
        with opened(path, limits) as stream:
            text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
            sample = text.read(_SAMPLE)
            delimiter = detect_delimiter(sample, whole=not text.read(1))
    return CsvShape(encoding, delimiter)


class _Lines:
    """Physical lines, refused once one record has taken too many characters."""

    def __init__(self, text: io.TextIOWrapper, *, file: str, limits: Limits) -> None:
        self.text, self.file, self.limits = text, file, limits
        self.row, self.taken = 1, 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self.text.readline(self.limits.record + 1)
        if not line:
            raise StopIteration
        self.taken += len(line)
        if self.taken > self.limits.record:
            raise refusal("record-too-long", self.file, row=self.row, limit=self.limits.record)
        return line


def csv_records(path: Path, shape: CsvShape, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """Each record with its row number; blank lines count as rows and are not given."""
    with opened(path, limits) as stream:
        text = io.TextIOWrapper(stream, shape.encoding, newline="")
        lines = _Lines(text, file=path.name, limits=limits)
        reader = csv.reader(lines, delimiter=shape.delimiter, strict=True)
        try:
            for record in reader:
                if len(record) > limits.columns:
                    raise refusal(
                        "too-many-columns", path.name, row=lines.row, limit=limits.columns
                    )
                if record:
                    yield lines.row, record
                lines.row, lines.taken = lines.row + 1, 0
                if lines.row > limits.rows + 1:
                    raise refusal("too-many-rows", path.name, row=lines.row, limit=limits.rows)
        except csv.Error as bad:
            raise _csv_refusal(bad, path.name, row=lines.row, limits=limits) from bad
        except UnicodeDecodeError as bad:
            raise refusal(
                "wrong-encoding", path.name, row=lines.row, encoding=shape.encoding, bytes=bad.start
            ) from bad


def _csv_refusal(bad: csv.Error, file: str, *, row: int, limits: Limits) -> InputError:
    if "field limit" in str(bad):
        return refusal("cell-too-long", file, row=row, limit=limits.cell)
    return refusal("broken-quotes", file, row=row)
