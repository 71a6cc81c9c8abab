"""The list of arbitrations concludes: which is to be frozen next, and by when."""

import datetime as dt

from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.sentences.listed import verdict

TODAY = dt.date(2026, 11, 20)


def row(name, first, due=None):
    return Arbitration(name=name, first=first, due_on=due)


def test_nothing_yet():
    assert verdict([], today=TODAY) == "Nothing is arbitrated yet."


def test_the_next_day_to_come_is_said():
    rows = [
        row("Far", "2027-Q2", dt.date(2027, 3, 1)),
        row("Near", "2027-Q1", dt.date(2026, 12, 4)),
        row("Past", "2026-Q4", dt.date(2026, 10, 5)),
    ]
    assert verdict(rows, today=TODAY) == "Near is to be frozen by 4\u00a0Dec\u00a02026."


def test_without_a_day_to_come_the_furthest_is_named():
    rows = [row("Past", "2026-Q4", dt.date(2026, 10, 5)), row("Open", "2027-Q1")]
    assert verdict(rows, today=TODAY) == "Open looks furthest ahead."
