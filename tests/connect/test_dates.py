"""A date is read as its author meant it, or the file is asked again."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from passerelle.connect.dates import DateFormat, coarser, decide_date_columns, decide_dates
from passerelle.kernel.errors import InputError

PARIS = ZoneInfo("Europe/Paris")


def decide(*texts, **options):
    return decide_dates(list(enumerate(texts, start=2)), file="f.csv", column="Created", **options)


def refused(*texts, **options):
    with pytest.raises(InputError) as caught:
        decide(*texts, **options)
    return caught.value.problem


@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("2026-03-02", "2026-03-02 00:00:00", "day"),
        ("2026/3/2", "2026-03-02 00:00:00", "day"),
        ("2026-03", "2026-03-01 00:00:00", "day"),
        ("2026-03-02T09:14", "2026-03-02 09:14:00", "minute"),
        ("2026-03-02 09:14:33.250", "2026-03-02 09:14:33.250000", "second"),
        ("2026-03-02T09:14:33.000+0200", "2026-03-02 07:14:33", "second"),
        ("2026-03-02T09:14:33Z", "2026-03-02 09:14:33", "second"),
        ("25/03/2026", "2026-03-25 00:00:00", "day"),
        ("25.03.26 14:05", "2026-03-25 14:05:00", "minute"),
        ("25/03/2026 à 14h05", "2026-03-25 14:05:00", "minute"),
        ("01/Jan/06 4:04 PM", "2006-01-01 16:04:00", "minute"),
        ("01/Jan/06 12:04 AM", "2006-01-01 00:04:00", "minute"),
        ("15/févr./24 9:05 AM", "2024-02-15 09:05:00", "minute"),
        ("03/août/24 11:59 PM", "2024-08-03 23:59:00", "minute"),
        ("1er mars 2024", "2024-03-01 00:00:00", "day"),
        ("3 déc. 2023", "2023-12-03 00:00:00", "day"),
        ("March 3, 2024", "2024-03-03 00:00:00", "day"),
        ("lundi 4 mars 2024", "2024-03-04 00:00:00", "day"),
    ],
)
def test_a_written_date_is_read_with_how_fine_it_is(text, expected, precision):
    moment = decide(text).read(text)
    assert str(moment.at.replace(tzinfo=None)) == expected
    assert moment.at.tzinfo is dt.UTC
    assert moment.precision == precision


@pytest.mark.parametrize(
    "text", ["", "soon", "32/01/2026", "2026-13-01", "12", "1.5", "25:00", "99/99/9999"]
)
def test_what_is_no_date_is_not_made_one(text):
    assert DateFormat(dayfirst=True, tz=dt.UTC).read(text) is None


def test_a_date_without_zone_is_read_in_the_company_s():
    moment = decide("2026-07-01 09:00", tz=PARIS).read("2026-07-01 09:00")
    assert moment.at == dt.datetime(2026, 7, 1, 7, tzinfo=dt.UTC)
    assert moment.local == dt.datetime(2026, 7, 1, 9)


def test_one_day_past_twelve_settles_the_whole_column():
    assert decide("01/02/2026", "13/02/2026").read("01/02/2026").local.month == 2
    assert decide("01/02/2026", "02/13/2026").read("01/02/2026").local.month == 1


def test_day_or_month_first_is_asked_when_nothing_tells():
    problem = refused("01/02/2026", "03/04/2026")
    assert (problem.code, problem.place.row, problem.place.column) == (
        "ambiguous-dates",
        2,
        "Created",
    )
    assert decide("01/02/2026", dayfirst=True).read("01/02/2026").local.month == 2
    assert decide("01/02/2026", dayfirst=False).read("01/02/2026").local.month == 1


def test_rows_that_disagree_are_told():
    problem = refused("13/02/2026", "14/02/2026", "02/15/2026", "2026-02-16")
    assert (problem.code, problem.place.row) == ("mixed-dates", 4)
    assert problem.facts["rows"] == [4, 5]
    assert problem.facts["count"] == 2
    assert problem.facts["expected"] == "13/02/2026"


def test_a_few_of_another_way_disagree_with_the_many_that_alone_are_ambiguous():
    problem = refused("01/02/2026", "03/02/2026", "04/02/2026", "2026-02-16")
    assert (problem.code, problem.facts["rows"]) == ("mixed-dates", [5])


def test_real_date_cells_among_typed_ones_are_told():
    problem = refused(dt.datetime(2026, 2, 1), dt.datetime(2026, 3, 1), "25/03/2026")
    assert (problem.code, problem.facts["rows"]) == ("mixed-dates", [4])


def test_a_real_date_cell_at_midnight_is_as_fine_as_its_column():
    form = decide(dt.datetime(2026, 2, 1), dt.datetime(2026, 3, 1, 9, 30))
    assert form.read(dt.datetime(2026, 2, 1)).precision == "minute"
    assert decide(dt.datetime(2026, 2, 1)).read(dt.datetime(2026, 2, 1)).precision == "day"


def test_a_firm_column_settles_its_neighbour():
    columns = {"Created": [(2, "01/02/2026")], "Closed": [(2, "25/02/2026")]}
    formats = decide_date_columns(columns, file="f.csv", tz=dt.UTC)
    assert formats["Created"].read("01/02/2026").local.month == 2


def test_the_coarser_precision_wins():
    assert coarser("second", "day") == "day"
    assert coarser("minute", "second") == "minute"
