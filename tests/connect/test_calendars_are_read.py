"""A calendar gives its entries: days on our clock, identifiers, folded lines; what is wrong says its line."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from passerelle.connect.events.calendar import Entry, entries
from passerelle.connect.events.opening import calendar_text, is_calendar
from passerelle.kernel.errors import InputError, InputProblem

PARIS = ZoneInfo("Europe/Paris")


def one(*lines: str) -> Entry | InputProblem:
    text = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])
    [found] = entries(text, file="a.ics", tz=PARIS)
    return found


def days(*lines: str) -> tuple[dt.date, dt.date | None]:
    found = one("SUMMARY:x", *lines)
    assert isinstance(found, Entry), found
    return found.day, found.ends


def test_whole_days_end_before_their_end():
    third, fourth = dt.date(2026, 11, 3), dt.date(2026, 11, 4)
    assert days("DTSTART;VALUE=DATE:20261103", "DTEND;VALUE=DATE:20261105") == (third, fourth)
    assert days("DTSTART;VALUE=DATE:20261103", "DTEND;VALUE=DATE:20261104") == (third, None)
    assert days("DTSTART:20261103", "DURATION:P2D") == (third, fourth)
    assert days("DTSTART:20261103") == (third, None)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (":20261103T233000Z", 4),
        (";TZID=America/New_York:20261103T190000", 4),
        (";TZID=Europe/Paris:20261103T233000", 3),
        (";TZID=Romance Standard Time:20261103T233000", 3),
        (":20261103T233000", 3),
        (';TZID="Europe/Paris":20261103T233000', 3),
    ],
)
def test_a_moment_falls_on_the_day_of_our_clock(written, day):
    assert days(f"DTSTART{written}")[0] == dt.date(2026, 11, day)


def test_what_ends_at_midnight_lasts_no_day_more():
    assert days("DTSTART:20261103T100000", "DTEND:20261104T000000")[1] is None
    assert days("DTSTART:20261103T100000", "DURATION:PT20H")[1] == dt.date(2026, 11, 4)


def test_folded_lines_escapes_categories_and_identifiers_are_read():
    found = one(
        "UID:abc@example.org",
        "DTSTART:20261103",
        "SUMMARY:Panne de la\\, fac",
        " turation\\n(tout)",
        "CATEGORIES:Panne,Support",
        "CATEGORIES:2026",
        "RRULE:FREQ=YEARLY",
        "BEGIN:VALARM",
        "SUMMARY:Rappel",
        "END:VALARM",
    )
    assert found == Entry(
        2,
        "abc@example.org",
        dt.date(2026, 11, 3),
        "Panne de la, facturation (tout)",
        ("Panne", "Support", "2026"),
        None,
        True,
    )


def test_an_exception_to_what_repeats_has_an_identifier_of_its_own():
    found = one("UID:a", "RECURRENCE-ID:20261103", "DTSTART:20261104", "SUMMARY:x")
    assert isinstance(found, Entry)
    assert found.uid == "a/20261103"


@pytest.mark.parametrize(
    ("lines", "code", "row", "column"),
    [
        (("DTSTART:20261341", "SUMMARY:x"), "bad-date", 3, "DTSTART"),
        (("SUMMARY:x", "DTSTART:20261103", "DTEND:tomorrow"), "bad-date", 5, "DTEND"),
        (("SUMMARY:x",), "missing-value", 2, "DTSTART"),
        (("DTSTART:20261103", "SUMMARY: "), "missing-value", 2, "SUMMARY"),
    ],
)
def test_an_entry_that_cannot_be_read_says_its_line(lines, code, row, column):
    found = one(*lines)
    assert isinstance(found, InputProblem)
    assert (found.code, found.place.row, found.place.column) == (code, row, column)


def test_a_calendar_that_is_cut_is_refused():
    with pytest.raises(InputError) as wrong:
        list(entries("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x", file="a.ics"))
    assert (wrong.value.problem.code, wrong.value.problem.place.row) == ("truncated-calendar", 2)


def test_a_calendar_without_an_event_is_refused():
    with pytest.raises(InputError) as wrong:
        list(entries("BEGIN:VCALENDAR\nEND:VCALENDAR\n", file="a.ics"))
    assert wrong.value.problem.code == "no-event"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"BEGIN:VCALENDAR\nSUMMARY:\xe9t\xe9", "wrong-encoding"), (b"x\n\x00", "nul-character")],
)
def test_a_calendar_that_is_no_text_is_refused_with_its_line(tmp_path, content, code):
    path = tmp_path / "a.ics"
    path.write_bytes(content)
    with pytest.raises(InputError) as wrong:
        calendar_text(path)
    assert (wrong.value.problem.code, wrong.value.problem.place.row) == (code, 2)


def test_a_calendar_is_known_by_what_it_holds(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf\r\nbegin:vcalendar\r\n")
    assert is_calendar(path)
    path.write_text("day,kind,name\n")
    assert not is_calendar(path)


def test_a_duration_of_five_thousand_digits_ends_nowhere():
    assert days("DTSTART:20261103", f"DURATION:P{'9' * 5_000}D") == (dt.date(2026, 11, 3), None)


def test_categories_may_be_given_line_after_line():
    found = one("DTSTART:20261103", "SUMMARY:x", *["CATEGORIES:a\\,b,c"] * 3)
    assert isinstance(found, Entry)
    assert found.categories == ("a,b", "c") * 3
