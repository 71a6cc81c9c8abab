"""A hostile or damaged file is refused with its place, in seconds and without filling the memory."""

from __future__ import annotations

import gzip
import io
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from passerelle.connect.limits import Limits
from passerelle.connect.tables import open_table, peek
from passerelle.connect.tables.opening import opened
from passerelle.kernel.errors import InputError, InputProblem
from tests.connect.workbooks import workbook


def refused(path: Path, **options: object) -> InputProblem:
    with pytest.raises(InputError) as caught:
        for row in open_table(path, **options).rows():
            if isinstance(row, InputProblem):
                return row
    return caught.value.problem


def test_a_cut_gzip_says_so(tmp_path):
    path = tmp_path / "cut.csv.gz"
    rows = "".join(f"{i},{i * 7919 % 1013}\n" for i in range(9_000))
    path.write_bytes(gzip.compress(b"key,title\n" + rows.encode())[:-3_000])
    found = refused(path)
    assert found.code == "truncated-gzip"
    assert found.place.file == "cut.csv.gz"
    assert found.facts["bytes"] > 0


def test_a_damaged_gzip_says_so(tmp_path):
    path = tmp_path / "bad.csv.gz"
    packed = bytearray(gzip.compress(b"key,title\n" + bytes(range(32, 127)) * 400))
    packed[40:60] = b"\xff" * 20
    path.write_bytes(packed)
    assert refused(path).code in ("corrupt-gzip", "truncated-gzip")


def test_a_gzip_bomb_is_refused_by_its_rate(tmp_path):
    path = tmp_path / "bomb.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n" + b"0" * 60_000_000))
    found = refused(path)
    assert (found.code, found.facts["what"]) == ("too-big", "ratio")


def test_a_zip_of_zips_is_refused_by_its_directory(tmp_path):
    path = tmp_path / "42.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as outer:
        for index in range(16):
            outer.writestr(f"lib {index}.zip", b"\0" * 100_000)
    found = refused(path)
    assert found.code == "nested-archive"
    assert found.facts["found"][0] == "lib 0.zip"


def test_a_workbook_that_declares_gigabytes_is_refused_before_unpacking(tmp_path):
    path = workbook(tmp_path / "bomb.xlsx", "<row r='1'></row>", padding=40_000_000)
    found = refused(path)
    assert (found.code, found.facts["what"]) == ("too-big", "ratio")


def test_a_directory_of_a_million_parts_is_refused_unread(tmp_path):
    path = tmp_path / "many.xlsx"
    with zipfile.ZipFile(path, "w") as outer:
        for index in range(300):
            outer.writestr(f"{index}" + "x" * 200, b"")
    found = refused(path, limits=Limits(parts=50))
    assert (found.code, found.facts["what"]) == ("too-big", "parts")


def test_a_bomb_is_known_long_before_its_end(tmp_path):
    path = tmp_path / "bomb.csv.gz"
    path.write_bytes(gzip.compress(b"0" * 120_000_000))
    came = 0
    with pytest.raises(InputError), opened(path) as stream:
        while piece := stream.read(1 << 20):
            came += len(piece)
    assert came <= 34 * 1024**2


def test_a_table_that_begins_with_equal_rows_is_read_whole(tmp_path):
    path = tmp_path / "even.csv.gz"
    rows = b"2026-01-01,0\n" * 2_000_000 + bytes(range(256)) * 2_000
    path.write_bytes(gzip.compress(rows))
    with opened(path) as stream:
        assert sum(map(len, iter(lambda: stream.read(1 << 20), b""))) == len(rows)


def test_a_gzip_inside_a_gzip_is_refused(tmp_path):
    path = tmp_path / "nested.csv.gz"
    path.write_bytes(gzip.compress(gzip.compress(b"a,b\n1,2\n")))
    assert refused(path).code == "nested-archive"


@pytest.mark.parametrize(("kind", "texts"), [("n", 0), ("s", 1_000_000)])
def test_a_workbook_with_a_million_columns_costs_seconds_not_memory(tmp_path, kind, texts):
    cells = "".join(f"<c t='{kind}'><v>{index}</v></c>" for index in range(1_000_000))
    path = workbook(tmp_path / "wide.xlsx", f"<row r='1'>{cells}</row>", texts=texts)
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from passerelle.connect.tables import open_table\n"
        "from passerelle.kernel.errors import InputError\n"
        "idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try:\n    open_table(Path(sys.argv[1]))\n"
        "except InputError as bad:\n    print(bad.problem.code)\n"
        "used = resource.getrusage(resource.RUSAGE_SELF)\n"
        "unit = 1 if sys.platform == 'darwin' else 1024\n"
        "assert (used.ru_maxrss - idle) * unit < 200e6, used\n"
        "assert used.ru_utime + used.ru_stime < 5, used\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script, path], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "too-many-columns"


def test_a_csv_line_without_end_is_refused_before_it_fills_the_memory(tmp_path):
    path = tmp_path / "line.csv"
    path.write_bytes(b"a,b\n" + b"1," * 4_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    found = refused(path)
    assert (found.code, found.place.row) == ("record-too-long", 2)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 5


def test_a_quote_never_closed_is_refused_at_its_row(tmp_path):
    path = tmp_path / "quote.csv"
    path.write_text('key,title\nA-1,fine\nA-2,"open\nA-3,lost\n')
    found = refused(path)
    assert (found.code, found.place.row) == ("broken-quotes", 3)


def test_an_entity_bomb_in_a_workbook_is_refused(tmp_path):
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>'
    path = workbook(tmp_path / "laughs.xlsx", "<row/>", prologue=doctype)
    assert refused(path).code == "corrupt-workbook"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"   \n ", "empty-file"),
        (b"%PDF-1.7 ...", "unknown-kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "old-workbook"),
        (b"PK\x03\x04" + b"\0" * 100, "corrupt-workbook"),
        (b"PAR1" + b"\0" * 100, "corrupt-parquet"),
        (b"\x00\x01\x02\x03" * 100, "unknown-kind"),
    ],
)
def test_what_is_no_table_is_named(tmp_path, content, code):
    path = tmp_path / "thing.bin"
    path.write_bytes(content)
    assert refused(path).code == code


def test_a_zip_that_is_no_workbook_is_named(tmp_path):
    path = tmp_path / "photos.xlsx"
    with zipfile.ZipFile(path, "w") as outer:
        outer.writestr("cat.txt", "meow")
    assert refused(path).code == "not-a-workbook"


def test_a_missing_file_is_refused_not_raised_raw(tmp_path):
    assert refused(tmp_path / "nowhere.csv").code == "unreadable-file"


def test_the_sheets_of_a_workbook_are_offered_and_an_unknown_one_refused(tmp_path):
    from passerelle.connect.tables import How
    from passerelle.reports.sheets import write_xlsx

    stream = io.BytesIO()
    write_xlsx(stream, ["a", "b"], [["x", "y"]], sheet="Plan")
    path = tmp_path / "book.xlsx"
    path.write_bytes(stream.getvalue())
    assert peek(path).sheets == ("Plan",)
    found = refused(path, how=How(sheet="Other"))
    assert (found.code, found.facts["sheets"]) == ("unknown-sheet", ["Plan"])


@pytest.mark.parametrize("kind", ["string", "large_string"])
def test_a_long_text_that_comes_back_is_held_once(tmp_path, kind):
    """A small Parquet may hold one long text millions of times."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    path, count = tmp_path / "bomb.parquet", 9_000
    long = pa.DictionaryArray.from_arrays(
        pa.array([0, None] * (count // 2), pa.int32()), pa.array(["z" * 400_000], kind)
    )
    pq.write_table(pa.table({"key": [f"A-{n}" for n in range(count)], "title": long}), path)
    assert path.stat().st_size < 200_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = list(open_table(path).rows())
    unit = 1 if sys.platform == "darwin" else 1024
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * unit < 100e6
    assert [one.code for one in found if isinstance(one, InputProblem)] == ["cell-too-long"] * (
        count // 2
    )


def test_a_sample_holds_only_so_many_characters(tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("key,title\n" + f"A,{'x' * 10_000}\n" * 100)
    assert len(open_table(path, limits=Limits(held=50_000)).sample(100)) == 5


@pytest.mark.parametrize(
    ("kind", "value"),
    [("d", "99999-99-99"), ("n", "nan"), ("n", "inf"), ("n", "1e999"), ("s", "7")],
)
def test_a_cell_that_is_not_what_it_says_is_told_at_its_place(tmp_path, kind, value):
    head = "<row><c t='inlineStr'><is><t>Day</t></is></c></row>"
    path = workbook(tmp_path / "x.xlsx", f"{head}<row><c t='{kind}'><v>{value}</v></c></row>")
    (found,) = open_table(path).rows()
    assert (found.code, found.place.row, found.place.column) == ("cell-error", 2, "Day")
