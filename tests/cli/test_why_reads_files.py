"""`passerelle why` makes a question of one file or two, and says what it guessed."""

from __future__ import annotations

import datetime as dt
import gzip

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from passerelle.analysis.sentences.why.guesses import guessed
from passerelle.cli.why.asked import Asked, Pair
from passerelle.cli.why.pouring import BadRowsError
from passerelle.cli.why.reading import read
from passerelle.engine.explain.answer.question import Question, Role
from passerelle.kernel.errors import InputError

HEAD = "date,device,version,signups,visits\n"


def _rows(first: int, last: int) -> str:
    return "".join(
        f"2026-10-{day:02d},{device},{version},{day},100\n"
        for day in range(first, last + 1)
        for device, version in (("iPhone", "8.1"), ("Android", "8.2"))
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


def _file(tmp_path, name: str, text: str):
    path = tmp_path / name
    path.write_text(text)
    return path


def test_date_measure_and_dimensions_are_guessed_and_said(tmp_path, folder):
    found = read(Asked((_file(tmp_path, "now.csv", HEAD + _rows(1, 20)),)), folder)
    reading = found.asked.reading
    assert found.measure == "signups"
    assert reading.cube.dimensions == ("device", "version")
    assert reading.whole.tolist() == [2.0 * day for day in range(1, 21)]
    said = [guessed(guess) for guess in found.guesses]
    assert any("“date”" in line and "--time" in line for line in said)
    assert any("“signups”" in line and "“visits”" in line for line in said)
    assert any("“device” and “version”" in line for line in said)


def test_what_is_said_is_not_guessed(tmp_path, folder):
    asked = Asked(
        (_file(tmp_path, "now.csv", HEAD + _rows(1, 20)),),
        measure="signups",
        total="visits",
        by=("device",),
        time="date",
    )
    found = read(asked, folder)
    assert found.guesses == ()
    assert found.asked.reading.totals.sum() == 20 * 200
    assert found.asked.reading.whole[4] == pytest.approx(0.05)


def test_days_without_a_row_are_days_without_load(tmp_path, folder):
    text = HEAD + _rows(1, 5) + _rows(8, 12)
    found = read(Asked((_file(tmp_path, "now.csv", text),)), folder)
    assert len(found.asked.reading.days) == 12
    assert found.asked.reading.whole[5:7].tolist() == [0, 0]
    assert "empty-days" in [guess.code for guess in found.guesses]


def test_two_files_are_one_history_asked_from_the_first_day_of_now(tmp_path, folder):
    now = _file(tmp_path, "now.csv", HEAD + _rows(15, 20))
    before = _file(tmp_path, "before.csv", HEAD + _rows(1, 14))
    found = read(Asked((now, before)), folder)
    assert len(found.asked.reading.days) == 20
    assert found.asked.since == dt.date(2026, 10, 15)


def test_days_in_both_files_tell_what_was_restated(tmp_path, folder):
    now = _file(
        tmp_path, "now.csv", HEAD + _rows(5, 20).replace("10-07,iPhone,8.1,7", "10-07,iPhone,8.1,0")
    )
    before = _file(tmp_path, "before.csv", HEAD + _rows(1, 14))
    found = read(Asked((now, before)), folder)
    assert found.asked.reading.whole[6] == 7
    assert found.asked.loads.restated[6] == pytest.approx(-0.5)
    assert "repeated-days" in [guess.code for guess in found.guesses]


def test_two_files_without_dates_are_two_periods(tmp_path, folder):
    head = "device,version,signups\n"
    now = _file(tmp_path, "now.csv", head + "iPhone,8.1,40\nAndroid,8.2,50\n")
    before = _file(tmp_path, "before.csv", head + "iPhone,8.1,80\nAndroid,8.2,50\nNokia,1,3\n")
    found = read(Asked((now, before)), folder)
    assert isinstance(found.asked, Pair)
    assert found.measure == "signups"
    assert (found.asked.now.sum(), found.asked.before.sum()) == (90, 133)
    assert found.guesses[0].code == "no-days"


def test_gzip_and_parquet_read_as_csv_does(tmp_path, folder):
    text = HEAD + _rows(1, 20)
    packed = tmp_path / "now.csv.gz"
    packed.write_bytes(gzip.compress(text.encode()))
    days = [dt.date(2026, 10, day) for day in range(1, 21) for _ in range(2)]
    table = {"date": days, "device": ["iPhone", "Android"] * 20, "signups": [d.day for d in days]}
    pq.write_table(pa.table(table), tmp_path / "now.parquet")
    one = read(Asked((packed,)), folder).asked
    two = read(Asked((tmp_path / "now.parquet",)), folder).asked
    assert isinstance(one, Question)
    assert one.reading.whole.tolist() == two.reading.whole.tolist()


def test_witnesses_and_events_come_along(tmp_path, folder):
    billing = _file(
        tmp_path,
        "billing.csv",
        "date,n\n" + "".join(f"2026-10-{d:02d},{d}\n" for d in range(5, 21)),
    )
    other = _file(tmp_path, "other.csv", "date,n\n2020-01-01,3\n2020-01-02,3\n")
    events = _file(tmp_path, "events.csv", "day,kind,name\n2026-10-08,release,Form B\n")
    asked = Asked(
        (_file(tmp_path, "now.csv", HEAD + _rows(1, 20)),),
        events=(events,),
        against=((Role.INDEPENDENT, billing), (Role.PEER, other)),
    )
    found = read(asked, folder)
    (witness,) = found.asked.witnesses
    assert (witness.name, witness.role) == ("billing", Role.INDEPENDENT)
    assert np.isnan(witness.values[3])
    assert witness.values[4] == 5
    assert found.asked.events[0].name == "Form B"
    assert "outside" in [guess.code for guess in found.guesses]


def test_a_bad_cell_is_told_with_file_row_and_column(tmp_path, folder):
    text = HEAD + _rows(1, 20) + "2026-10-21,iPhone,8.1,many,100\n"
    with pytest.raises(BadRowsError) as wrong:
        read(Asked((_file(tmp_path, "now.csv", text),), measure="signups"), folder)
    place = wrong.value.problems[0].place
    assert (place.file, place.row, place.column) == ("now.csv", 42, "signups")


def test_a_date_misread_by_a_century_is_refused_before_it_is_laid_out(
    tmp_path, folder, monkeypatch
):
    monkeypatch.setattr("passerelle.cli.why.rolling.MOST_CELLS", 1_000)
    text = HEAD + "1926-10-01,iPhone,8.1,1,100\n" + _rows(1, 20)
    with pytest.raises(InputError) as wrong:
        read(Asked((_file(tmp_path, "now.csv", text),)), folder)
    assert wrong.value.problem.code == "too-many-days"


@pytest.mark.parametrize("date", ["9999-12-31", "1026-01-01"])
def test_a_date_at_the_end_of_time_has_its_place(tmp_path, folder, date):
    text = HEAD + _rows(1, 20) + f"{date},iPhone,8.1,1,100\n"
    with pytest.raises(BadRowsError) as wrong:
        read(Asked((_file(tmp_path, "now.csv", text),)), folder)
    [problem] = wrong.value.problems
    assert (problem.code, problem.place.row) == ("bad-date", 42)


@pytest.mark.parametrize(
    ("column", "given", "code"),
    [
        ("date", dt.datetime(9999, 12, 31), "bad-date"),
        ("signups", 1e308, "bad-number"),
        ("signups", float("nan"), "bad-number"),
    ],
)
def test_a_parquet_file_is_held_to_the_same(tmp_path, folder, column, given, code):
    rows = {
        "date": [dt.datetime(2026, 10, day) for day in range(1, 21)],
        "signups": [float(day) for day in range(1, 21)],
    }
    rows[column][7] = given
    pq.write_table(pa.table(rows), tmp_path / "now.parquet")
    with pytest.raises(BadRowsError) as wrong:
        read(Asked((tmp_path / "now.parquet",)), folder)
    assert [(one.code, one.place.row) for one in wrong.value.problems] == [(code, 9)]


def test_two_files_a_year_apart_are_two_periods_of_as_many_days(tmp_path, folder):
    now = _file(tmp_path, "now.csv", HEAD + _rows(1, 20))
    before = _file(tmp_path, "before.csv", HEAD + _rows(1, 30).replace("2026-10", "2025-10"))
    found = read(Asked((now, before), measure="signups"), folder)
    assert isinstance(found.asked, Pair)
    assert found.asked.now.sum() == found.asked.before.sum() == 2 * sum(range(1, 21))
    said = " ".join(guessed(guess) for guess in found.guesses)
    assert "the first 20 days of each are compared" in said and "no row" not in said
    asked = Asked((now, before), measure="signups", since=dt.date(2026, 10, 1))
    assert isinstance(read(asked, folder).asked, Question)


def test_a_weekend_between_two_files_is_of_one_series(tmp_path, folder):
    now = _file(tmp_path, "now.csv", HEAD + _rows(20, 28))
    before = _file(tmp_path, "before.csv", HEAD + _rows(1, 17))
    assert isinstance(read(Asked((now, before), measure="signups"), folder).asked, Question)


def test_a_second_file_of_other_columns_is_said_with_what_to_do(tmp_path, folder):
    from passerelle.sources.sentences import said

    now = _file(tmp_path, "now.csv", HEAD + _rows(1, 20))
    before = _file(tmp_path, "before.csv", "date,sales\n2026-09-30,4\n")
    with pytest.raises(InputError) as told:
        read(Asked((now, before)), folder)
    line = said(told.value.problem).line
    assert "“signups” is missing" in line and "the same name in every file" in line
    assert "—" not in line
