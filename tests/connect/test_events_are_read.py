"""Dated events come from a table or a calendar, each with its kind; what cannot be read says where."""

from __future__ import annotations

import datetime as dt

import pytest

from passerelle.connect.events import Dated, read_dated
from passerelle.kernel.errors import InputError

ICS = """BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261103
DTEND;VALUE=DATE:20261105
SUMMARY:Tracker 8.2\\, everywhere
CATEGORIES:Release
END:VEVENT
BEGIN:VEVENT
DTSTART:20261109T100000Z
SUMMARY:Panne de la
  facturation
END:VEVENT
BEGIN:VEVENT
DTSTART:20261109
SUMMARY:Lunch
END:VEVENT
END:VCALENDAR
"""


def test_a_table_gives_day_kind_name_segment_and_end(tmp_path):
    path = tmp_path / "events.csv"
    path.write_text(
        "jour;type;nom;où;fin\n03/11/2026;traceur;Traceur 8.2;appareil=iPhone;\n"
        "13/11/2026;campagne;Rentrée;;20/11/2026\n"
    )
    assert read_dated(path).events == (
        Dated(dt.date(2026, 11, 3), "tracker", "Traceur 8.2", (("appareil", "iPhone"),)),
        Dated(dt.date(2026, 11, 13), "campaign", "Rentrée", (), dt.date(2026, 11, 20)),
    )


def test_a_calendar_gives_whole_days_and_leaves_out_what_names_no_kind(tmp_path):
    path = tmp_path / "events.ics"
    path.write_text(ICS)
    read = read_dated(path)
    assert read.events == (
        Dated(dt.date(2026, 11, 3), "release", "Tracker 8.2, everywhere", (), dt.date(2026, 11, 4)),
        Dated(dt.date(2026, 11, 9), "outage", "Panne de la facturation"),
    )
    assert read.left_out == 1


@pytest.mark.parametrize(
    ("text", "code", "row", "column"),
    [
        ("day,kind,name\n2026-11-03,lunch,A\n", "unknown-choice", 2, "kind"),
        ("day,kind,name\n2026-11-03,price,A\n2026-13-41,price,B\n", "bad-date", 3, "day"),
        ("day,kind,name\n2026-11-03,price,A\n,price,B\n", "missing-value", 3, "day"),
        ("day,kind,name,where\n2026-11-03,price,A,iPhone\n", "unknown-choice", 2, "where"),
        ("day,name\n2026-11-03,A\n", "missing-column", 1, None),
    ],
)
def test_what_cannot_be_read_says_where(tmp_path, text, code, row, column):
    path = tmp_path / "events.csv"
    path.write_text(text)
    with pytest.raises(InputError) as wrong:
        read_dated(path)
    found = wrong.value.problem
    assert (found.code, found.place.row, found.place.column) == (code, row, column)
