"""What is exported comes back the same, and runs nowhere."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passerelle.connect.tables import open_table
from passerelle.kernel.cells import escape_cell, unescape_cell
from passerelle.kernel.errors import InputError
from passerelle.reports.sheets import write_csv, write_xlsx

ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
RISKY = st.builds(str.__add__, st.sampled_from([*"=+-@\t\r'", "<r>", "_x0041_", ";", '"']), ANY)
TEXTS = ANY | RISKY | st.sampled_from(["", "'", "''", "'=1", "<r></r>", "a\r\nb", "\ufffe"])
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53), 2**53)


def rows_back(data: bytes, name: str) -> list[list[object]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return [row.cells for row in open_table(path).rows()]


@given(TEXTS)
def test_the_prefix_goes_on_and_off_exactly(text):
    assert unescape_cell(escape_cell(text)) == text
    assert not escape_cell(text).startswith(tuple("=+-@\t\r"))


@given(
    st.lists(st.tuples(st.just("k"), TEXTS, TEXTS), min_size=1, max_size=6), st.sampled_from(",;\t")
)
def test_csv_round_trips_every_text(rows, delimiter):
    stream = io.BytesIO()
    write_csv(stream, ["key", "title; x", "note, y"], rows, delimiter=delimiter)
    assert rows_back(stream.getvalue(), "x.csv") == [list(row) for row in rows]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.just("k"), TEXTS, NUMBERS, st.booleans()), min_size=1, max_size=6))
def test_xlsx_round_trips_every_text_number_and_truth(rows):
    stream = io.BytesIO()
    write_xlsx(stream, ["key", "title", "number", "truth"], rows)
    assert rows_back(stream.getvalue(), "x.xlsx") == [list(row) for row in rows]


def test_moments_with_a_zone_are_written_in_full():
    moment = dt.datetime(2026, 3, 2, 9, 14, 33, 250, tzinfo=dt.UTC)
    for write, name in ((write_csv, "x.csv"), (write_xlsx, "x.xlsx")):
        stream = io.BytesIO()
        write(stream, ["key", "at"], [["k", moment]])
        (row,) = rows_back(stream.getvalue(), name)
        assert dt.datetime.fromisoformat(row[1]) == moment


def test_a_text_that_no_cell_can_hold_is_refused_not_cut():
    with pytest.raises(InputError) as caught:
        write_xlsx(io.BytesIO(), ["a"], [["x" * 40_000]])
    assert (caught.value.problem.code, caught.value.problem.place.row) == ("unwritable-cell", 2)
