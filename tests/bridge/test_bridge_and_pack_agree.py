"""The same promise is told the same way on the bridge, in the board pack and on the roadmap."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from passerelle.board.sections import road as pack
from passerelle.board.sections.context import Context
from passerelle.bridge import road as bridge
from passerelle.kernel.periods import Quarter
from passerelle.people.queries import company as the_company
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.queries import of_quarter
from passerelle.roadmap.timing import timing_of

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def quarter() -> Quarter:
    return Quarter.of(timezone.localdate())


def days(**offsets: int) -> dict[str, dt.date]:
    return {f"{name}_on": timezone.localdate() + days * DAY for name, days in offsets.items()}


CASES = {
    "delivered": ({"state": "delivered"}, {"start": -9, "promised": 0, "delivered": 0}),
    "delivered late": ({"state": "delivered"}, {"start": -9, "promised": -1, "delivered": 0}),
    "past, never planned": ({"state": "doing"}, {"promised": -1}),
    "past, planned before": ({"state": "doing"}, {"start": -9, "end": -2, "promised": -1}),
    "no expected end": ({"state": "doing"}, {"promised": 0}),
    "expected late": ({"state": "doing"}, {"start": -1, "end": 3, "promised": 1}),
    "may be late": ({"state": "doing"}, {"start": -1, "end": 0, "promised": 1, "late": 3}),
    "on its promise": ({"state": "doing"}, {"start": -1, "end": 0, "promised": 1}),
    "not promised": ({"state": "doing"}, {"start": -1, "end": 1}),
}


@pytest.fixture
def rows(company, product, alice):
    """One initiative a case, each within a few days of today, which may be in another quarter."""
    for number, (facts, offsets) in enumerate(CASES.values(), start=1):
        Initiative.objects.create(
            number=number, title=str(number), product=product, **facts, **days(**offsets)
        )
    near = {Quarter.of(timezone.localdate() + step * DAY) for step in (-9, 0, 4)}
    return {row.number: row for one in near for row in of_quarter(alice, one)}


@pytest.mark.parametrize("case", CASES)
def test_bridge_pack_and_roadmap_give_one_sign(rows, alice, case):
    today = timezone.localdate()
    row = rows[list(CASES).index(case) + 1]
    [on_bridge] = bridge.promises([row], today=today, quarter=quarter())
    in_pack = pack._row(Context(alice, the_company(), quarter(), "en", today, today), row)
    listed = timing_of(Initiative.objects.get(number=row.number))
    assert (on_bridge.tone, on_bridge.word) == (in_pack.state, in_pack.state_text)
    assert listed.tone == on_bridge.tone


@pytest.mark.parametrize(
    ("case", "tone", "word"),
    [
        ("delivered late", "watch", "Delivered late"),
        ("past, never planned", "off", "Past its promise"),
        ("past, planned before", "off", "Past its promise"),
        ("expected late", "off", "Expected late"),
        ("may be late", "watch", "May be late"),
        ("not promised", "open", "No date promised"),
        ("no expected end", "none", "No expected end"),
    ],
)
def test_what_is_said_of_a_promise(rows, case, tone, word):
    row = rows[list(CASES).index(case) + 1]
    [told] = bridge.promises([row], today=timezone.localdate(), quarter=quarter())
    assert (told.tone, told.word) == (tone, word)


def test_both_titles_count_the_same_promises(rows, alice):
    """Eight promises, four of them missed: delivered late, past twice, expected late."""
    today = timezone.localdate()
    told = bridge.promises(list(rows.values()), today=today, quarter=quarter())
    assert bridge.verdict(told) == "4 promises of 8 miss their date."
    assert pack.title(list(rows.values()), today=today) == "4 promises of 8 keep their date"
