"""A pack does not say that promises are kept without saying how many of them may slip."""

from __future__ import annotations

import datetime as dt

import pytest

from passerelle.board.sections.context import Context
from passerelle.board.sections.road import build
from passerelle.kernel.periods import Quarter
from passerelle.people.queries import company as the_company
from passerelle.roadmap.models import Initiative

pytestmark = pytest.mark.django_db
PERIOD = Quarter(2027, 1)
DAY = dt.date(2027, 1, 20)


def told(owner):
    section = build(Context(owner, the_company(), PERIOD, "en", DAY, DAY)).section
    return section.title, section.standfirst


def test_promises_that_may_slip_are_counted_beside_those_that_are_kept(owner, team):
    for number, late in ((1, dt.date(2027, 4, 30)), (2, dt.date(2027, 3, 20))):
        Initiative.objects.create(
            number=number, title=f"Idea {number}", team=team, product=team.product, state="planned",
            start_on=dt.date(2027, 1, 5), end_on=dt.date(2027, 3, 15), late_on=late,
            promised_on=dt.date(2027, 3, 31),
        )  # fmt: skip
    title, said = told(owner)
    assert title == "All 2 promises of the quarter keep their date"
    assert said == "Nothing has been delivered yet this quarter. 1 promise may slip."
    Initiative.objects.filter(number=1).update(late_on=dt.date(2027, 3, 20))
    assert "may slip" not in told(owner)[1]
