"""A measure file is understood by itself and becomes one Parquet file, or is refused with its cells."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from passerelle.connect.measures import Said, convert, describe
from passerelle.kernel.errors import InputError
from passerelle.reports.sheets import write_xlsx

PARIS = ZoneInfo("Europe/Paris")
LONG = "Jour;Canal;Pays;Visites;Base;Note\n" + "".join(
    f"{day:02}/03/2026;{canal};{pays};1 2{day:02},5;10;{day}{canal}{pays} texte libre\n"
    for day in range(1, 31)
    for canal in ("web", "mobile")
    for pays in ("FR", "")
)


def saved(tmp_path, text, name="x.csv"):
    path = tmp_path / name
    path.write_text(text)
    return path


def test_a_wide_file_is_a_date_and_numbers(tmp_path):
    path = saved(tmp_path, "date,visits,orders\n2026-03-01,10,1\n2026-03-02,,2\n2026-03-03,12,\n")
    plan = describe(path)
    assert (plan.shape, plan.time, plan.values) == ("wide", "date", ("visits", "orders"))
    done = convert(path, tmp_path / "x.parquet", plan, value="orders")
    assert (done.rows, done.empty) == (2, 1)
    assert pq.read_table(tmp_path / "x.parquet").to_pylist() == [
        {"time": dt.datetime(2026, 3, 1), "value": 1.0},
        {"time": dt.datetime(2026, 3, 2), "value": 2.0},
    ]


def test_a_long_file_has_dimensions_and_leaves_free_text_out(tmp_path):
    path = saved(tmp_path, LONG)
    plan = describe(path, said=Said(denominator="Base"))
    assert (plan.shape, plan.time, plan.values) == ("long", "Jour", ("Visites",))
    assert (plan.dimensions, plan.ignored) == (("Canal", "Pays"), ("Note",))
    done = convert(path, tmp_path / "x.parquet", plan)
    assert (done.rows, done.first, done.last) == (
        120,
        dt.datetime(2026, 3, 1),
        dt.datetime(2026, 3, 30),
    )
    table = pq.read_table(tmp_path / "x.parquet")
    assert table.schema.names == ["time", "Canal", "Pays", "value", "denominator"]
    assert set(table["Pays"].to_pylist()) == {"FR", "unknown"}
    assert table["value"][0].as_py() == 1201.5


def test_what_the_person_says_wins(tmp_path):
    path = saved(tmp_path, "at,day,n,k\n2026-01-01,2026-02-01,1,5\n2026-01-02,2026-02-02,2,5\n")
    assert describe(path).time == "day"
    plan = describe(path, said=Said(time="at", values=["n"], by=["k"]))
    assert (plan.time, plan.values, plan.dimensions, plan.ignored) == (
        "at",
        ("n",),
        ("k",),
        ("day",),
    )
    with pytest.raises(InputError) as caught:
        describe(path, said=Said(values=["visits"]))
    assert (caught.value.problem.code, caught.value.problem.facts["field"]) == (
        "missing-column",
        "visits",
    )


def test_a_dimension_named_as_one_of_ours_keeps_its_own_column(tmp_path):
    path = saved(tmp_path, "day,Value,Time,n\n" + "2026-01-01,a,b,1\n2026-01-02,a,c,2\n" * 3)
    plan = describe(path, said=Said(values=["n"]))
    assert plan.written == {"Value": "Value_", "Time": "Time_"}
    convert(path, tmp_path / "x.parquet", plan)
    assert pq.read_schema(tmp_path / "x.parquet").names == ["time", "Value_", "Time_", "value"]


def test_bad_cells_refuse_the_whole_file_with_their_places(tmp_path):
    rows = "".join(f"2026-01-{day:02},{day}\n" for day in range(1, 29))
    path = saved(tmp_path, f"date,visits\n{rows}2026-01-29,many\nsoon,3\n,4\n")
    target = tmp_path / "x.parquet"
    done = convert(path, target, describe(path))
    assert [(one.code, one.place.row, one.place.column) for one in done.problems] == [
        ("bad-number", 30, "visits"),
        ("bad-date", 31, "date"),
        ("missing-value", 32, "date"),
    ]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a,b\nx,1\ny,2\n", "no-time-column"),
        ("date,b\n2026-01-01,x\n2026-01-02,y\n", "no-value-column"),
        ("date,b\n01/02/2026,1\n02/02/2026,2\n", "ambiguous-dates"),
        ("date,b\n13/02/2026,1\n14/02/2026,1\n2026-02-15,2\n", "mixed-dates"),
        ("date,b\n", "empty-file"),
    ],
)
def test_a_file_that_cannot_be_a_measure_is_refused(tmp_path, text, code):
    with pytest.raises(InputError) as caught:
        describe(saved(tmp_path, text))
    assert caught.value.problem.code == code


def test_a_workbook_gives_the_same_as_a_text_file(tmp_path):
    path = tmp_path / "x.xlsx"
    write_xlsx(path, ["date", "n"], [[dt.date(2026, 3, day), day * 1.5] for day in range(1, 20)])
    done = convert(path, tmp_path / "x.parquet", describe(path))
    assert (done.rows, done.first, done.last) == (
        19,
        dt.datetime(2026, 3, 1),
        dt.datetime(2026, 3, 19),
    )


def parquet(tmp_path, **columns):
    path = tmp_path / "in.parquet"
    pq.write_table(pa.table(columns), path)
    return path


def test_a_typed_parquet_is_converted_in_one_query(tmp_path):
    moments = [
        dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC),
        dt.datetime(2026, 3, 1, 23, 30, tzinfo=dt.UTC),
    ]
    path = parquet(
        tmp_path,
        at=pa.array(moments, pa.timestamp("ns", "UTC")),
        **{'pla"n': ["it's", None]},
        n=[1, 2],
    )
    plan = describe(path, tz=PARIS)
    done = convert(path, tmp_path / "x.parquet", plan)
    assert (done.rows, done.last) == (2, dt.datetime(2026, 3, 2, 0, 30))
    assert pq.read_table(tmp_path / "x.parquet").to_pylist() == [
        {"time": dt.datetime(2026, 3, 1, 13), 'pla"n': "it's", "value": 1.0},
        {"time": dt.datetime(2026, 3, 2, 0, 30), 'pla"n': "unknown", "value": 2.0},
    ]


def test_a_typed_parquet_with_bad_rows_is_refused_with_them(tmp_path):
    days = [dt.date(2026, 3, day) for day in range(1, 29)]
    path = parquet(tmp_path, day=[*days, None, days[0]], n=[1.0] * 29 + [float("inf")])
    done = convert(path, tmp_path / "x.parquet", describe(path))
    assert [(one.code, one.place.row) for one in done.problems] == [
        ("missing-value", 30),
        ("bad-number", 31),
    ]
    assert not (tmp_path / "x.parquet").exists()


def test_a_parquet_of_texts_is_read_like_any_text(tmp_path):
    path = parquet(tmp_path, day=["2026-03-01", "2026-03-02"], n=["1,5", "2,5"])
    done = convert(path, tmp_path / "x.parquet", describe(path))
    assert (done.rows, done.last) == (2, dt.datetime(2026, 3, 2))
