"""A table is read as its author sees it: encoding, delimiter, header, row numbers, values."""

from __future__ import annotations

import datetime as dt
import gzip

import pytest

from passerelle.connect.tables import Row, open_table, peek
from passerelle.kernel.errors import InputError, InputProblem
from tests.connect.workbooks import workbook


def write(tmp_path, text, *, encoding="utf-8", name="file.csv"):
    path = tmp_path / name
    data = text.encode(encoding)
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("name", ["file.csv", "file.csv.gz"])
def test_encoding_and_delimiter_are_found(tmp_path, encoding, delimiter, name):
    rows = [["Clé", "Résumé", "Coût"], ["A-1", "Été à Orléans — œuvre", "3"], ["A-2", "", "4"]]
    text = "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"
    path = write(tmp_path, text, encoding=encoding, name=name)
    seen = peek(path)
    assert seen.columns == ("Clé", "Résumé", "Coût")
    assert (seen.encoding, seen.delimiter) == (encoding, delimiter)
    assert seen.rows == (Row(2, rows[1]), Row(3, rows[2]))


def test_a_french_decimal_comma_does_not_pass_for_a_delimiter(tmp_path):
    path = write(tmp_path, "date;valeur\n01/02/2026;1,5\n02/02/2026;2,25\n")
    assert peek(path).delimiter == ";"


def test_a_delimiter_inside_quotes_does_not_count(tmp_path):
    path = write(tmp_path, 'key,title\nA-1,"one; two; three"\nA-2,"four; five"\n')
    assert peek(path).columns == ("key", "title")


def test_rows_are_numbered_as_a_spreadsheet_does(tmp_path):
    path = write(tmp_path, 'Export of May\n\nkey,title\nA-1,"two\nlines"\n\nA-2,last\n')
    table = open_table(path)
    assert table.header_row == 3
    assert [row.number for row in table.rows()] == [4, 6]


def test_bytes_of_another_encoding_are_refused_at_their_row(tmp_path):
    path = tmp_path / "mixed.csv"
    path.write_bytes("key,title\nA-1,Été\n".encode() + "A-2,Été\n".encode("cp1252"))
    with pytest.raises(InputError) as caught:
        open_table(path)
    problem = caught.value.problem
    assert (problem.code, problem.place.row) == ("wrong-encoding", 3)


@pytest.mark.parametrize("encoding", ["cp1251", "shift_jis"])
def test_an_alphabet_read_as_the_wrong_one_is_refused(tmp_path, encoding):
    words = "дата,значение\nпривет,пожалуйста\nспасибо,хорошо\n"
    if encoding == "shift_jis":
        words = "日付,値段説明\nこんにちは,ありがとうございます\n" * 3
    with pytest.raises(InputError) as caught:
        open_table(write(tmp_path, words, encoding=encoding))
    assert caught.value.problem.code == "wrong-encoding"


def test_windows_text_after_utf8_is_refused_both_ways(tmp_path):
    path = tmp_path / "mixed.csv"
    path.write_bytes("key,title\nA-1,Été\n".encode("cp1252") + "A-2,café\n".encode())
    with pytest.raises(InputError) as caught:
        open_table(path)
    assert (caught.value.problem.code, caught.value.problem.place.row) == ("wrong-encoding", 3)


def test_a_row_too_long_is_a_problem_of_its_own_and_a_short_one_is_filled(tmp_path):
    path = write(tmp_path, "a,b,c\n1,2,3\n1,2,3,4\n5\n6,7,8,,\n")
    ragged, *rows = sorted(open_table(path).rows(), key=lambda found: isinstance(found, Row))
    assert isinstance(ragged, InputProblem)
    assert (ragged.code, ragged.place.row) == ("ragged-row", 3)
    assert ragged.facts == {"expected": 3, "found": 4}
    assert [row.cells for row in rows] == [["1", "2", "3"], ["5", "", ""], ["6", "7", "8"]]


def test_two_columns_of_one_name_are_refused_unless_expected(tmp_path):
    path = write(tmp_path, "key,label,label\nA-1,x,y\n")
    with pytest.raises(InputError) as caught:
        open_table(path)
    assert caught.value.problem.facts["positions"] == ["B", "C"]
    assert open_table(path, repeated=True).columns == ("key", "label", "label")


def test_a_file_without_header_is_refused(tmp_path):
    with pytest.raises(InputError) as caught:
        open_table(write(tmp_path, "2026-01-01,12\n2026-01-02,13\n"))
    assert caught.value.problem.code == "no-header"


def test_a_raw_formula_in_a_csv_is_refused_at_its_cell(tmp_path):
    path = write(tmp_path, 'key,title\nA-1,=> an arrow\nA-2,"=HYPERLINK(""http://x"",""y"")"\n')
    rows = list(open_table(path).rows())
    assert isinstance(rows[0], Row)
    assert isinstance(rows[1], InputProblem)
    assert (rows[1].code, rows[1].place.row, rows[1].place.column) == ("formula", 3, "title")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "=A1", "=SUM(A1:A3)", "+cmd|' /C calc'!A0", "@SUM(1)", "=cmd|'/c x'!A1", '="x"'],
)
def test_what_a_spreadsheet_would_run_is_seen(text):
    from passerelle.connect.tables import looks_like_formula

    assert looks_like_formula(text)


@pytest.mark.parametrize(
    "text", ["=> x", "== broken", "-3", "+33 1 02", "@Override fails", "- a", "=", "-foo(x)"]
)
def test_what_is_only_text_is_left_alone(text):
    from passerelle.connect.tables import looks_like_formula

    assert not looks_like_formula(text)


def test_cells_of_a_workbook_keep_their_kind(tmp_path):
    path = workbook(
        tmp_path / "kinds.xlsx",
        "<row r='2'><c r='A2' t='inlineStr'><is><t>name</t></is></c>"
        "<c r='C2' t='inlineStr'><is><r><t>val</t></r><r><t>ue</t></r></is></c></row>"
        "<row r='3'><c r='A3' t='b'><v>1</v></c><c r='C3'><v>1.5</v></c></row>"
        "<row r='5'><c r='A5' t='str'><f>A1</f><v>text</v></c><c r='C5'><v>7</v></c></row>",
    )
    table = open_table(path)
    assert table.columns == ("name", "B", "value")
    assert list(table.rows()) == [Row(3, [True, "", 1.5]), Row(5, ["text", "", 7])]


def test_an_error_or_an_uncomputed_formula_is_told_at_its_cell(tmp_path):
    path = workbook(
        tmp_path / "faults.xlsx",
        "<row r='1'><c t='inlineStr'><is><t>a</t></is></c><c t='inlineStr'><is><t>b</t></is></c></row>"
        "<row r='2'><c t='e'><v>#REF!</v></c><c><f>A1+1</f></c></row>",
    )
    found = list(open_table(path).rows())
    assert [(one.code, one.place.column) for one in found] == [
        ("cell-error", "a"),
        ("formula-without-value", "b"),
    ]


def test_dates_of_a_workbook_come_as_dates(tmp_path):
    from passerelle.reports.sheets import write_xlsx

    path = tmp_path / "dates.xlsx"
    moment = dt.datetime(2026, 3, 2, 9, 14, 33)
    write_xlsx(path, ["when", "day"], [[moment, dt.date(2026, 3, 2)]])
    assert open_table(path).sample(1)[0].cells == [moment, dt.datetime(2026, 3, 2)]


def test_a_parquet_file_is_read_by_batches(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "x.parquet"
    pq.write_table(pa.table({"a": [1, None], "b": ["x", "y"]}), path)
    table = open_table(path)
    assert table.columns == ("a", "b")
    assert list(table.rows()) == [Row(2, [1, "x"]), Row(3, ["", "y"])]


def test_a_parquet_column_of_lists_is_refused(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "x.parquet"
    pq.write_table(pa.table({"a": [[1], [2]]}), path)
    with pytest.raises(InputError) as caught:
        open_table(path)
    assert caught.value.problem.code == "nested-column"
