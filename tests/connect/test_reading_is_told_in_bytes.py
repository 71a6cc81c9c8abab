"""Whoever waits for a large file sees how many of its bytes were read, as they lie on disk."""

import gzip

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from passerelle.cli import progress
from passerelle.connect.measures import convert, describe
from passerelle.connect.tables import metered

ROWS = "day,plan,views\n" + "".join(
    f"2026-01-{n % 28 + 1:02d},{'ab'[n % 2]},{n}\n" for n in range(20_000)
)


def read(path, target):
    convert(path, target, describe(path), value="views")


@pytest.mark.parametrize("packed", [False, True])
def test_bytes_grow_to_the_size_of_the_file_on_disk(tmp_path, packed):
    path = tmp_path / ("views.csv.gz" if packed else "views.csv")
    path.write_bytes(gzip.compress(ROWS.encode()) if packed else ROWS.encode())
    size = path.stat().st_size
    told: list[tuple[int, int]] = []
    with metered(lambda done, total: told.append((done, total))):
        read(path, tmp_path / "views.parquet")
    assert {total for _, total in told} == {size}
    assert told[-1][0] == size
    assert packed or len(told) > 3
    count = len(told)
    read(path, tmp_path / "again.parquet")
    assert len(told) == count


def test_rows_of_a_parquet_file_are_told_as_the_part_of_its_bytes_that_they_are(tmp_path):
    """Its days are texts: it is read row by row."""
    path, told = tmp_path / "views.parquet", []
    days, plans, views = zip(*(line.split(",") for line in ROWS.split()[1:]), strict=True)
    table = pa.table({"day": days, "plan": plans, "views": [int(one) for one in views]})
    pq.write_table(table, path)
    with metered(lambda done, total: told.append((done, total))):
        read(path, tmp_path / "kept.parquet")
    size = path.stat().st_size
    assert {total for _, total in told} == {size}
    assert 0 < told[0][0] < size and told[-1][0] == size


def test_no_bar_is_drawn_for_a_program_or_where_there_is_no_terminal(monkeypatch, capsys):
    with progress.reading(["views.csv"]), progress.bar("views.csv") as moved:
        assert moved is progress.silent
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress.reading(["views.csv"], quiet=True), progress.bar("v", quiet=True) as moved:
        assert moved is progress.silent
    assert capsys.readouterr().err == ""
