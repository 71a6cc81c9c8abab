"""A NUL means nothing in a text, and PostgreSQL holds none: the file is refused at its place."""

from __future__ import annotations

import json

import pytest

from passerelle.connect.tables import open_table
from passerelle.connect.tracker import read_tracker
from passerelle.kernel.errors import InputError


def test_in_a_table_at_its_row_and_column(tmp_path):
    path = tmp_path / "nul.csv"
    path.write_bytes(b"key,title\n" + b"A-1,fine\n" * 500 + b"A-2,so\0so\n")
    *_, found = open_table(path).rows()
    assert (found.code, found.place.row, found.place.column) == ("nul-character", 502, "title")


def test_in_json_at_its_item(tmp_path):
    path = tmp_path / "nul.json"
    issue = {"key": "A-1", "fields": {"summary": "so\0so"}}
    path.write_text(json.dumps({"issues": [issue]}))
    with pytest.raises(InputError) as caught:
        list(read_tracker(path))
    assert (caught.value.problem.code, caught.value.problem.place.row) == ("nul-character", 1)


def test_rows_that_cannot_be_read_are_not_called_missing(tmp_path):
    path = tmp_path / "ragged.csv"
    path.write_text("key,title,created,status\n" + "A-1,a,b,2026-03-01,Open,more\n" * 5_000)
    table = open_table(path)
    assert table.sample(10) == []
    assert table.without_rows().problem.code == "ragged-row"
