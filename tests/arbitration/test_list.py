"""The list of arbitrations concludes: which is to be frozen next, and by when."""

import datetime as dt

import pytest
from django.urls import reverse

from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.sentences.listed import verdict
from passerelle.roadmap.models import Initiative

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 20)


def rows(*told):
    """Arbitrations by name, first quarter and day."""
    for number, (name, first, *due) in enumerate(told, start=1):
        Arbitration.objects.create(number=number, name=name, first=first, due_on=(due or [None])[0])
    return Arbitration.objects.all()


def test_nothing_yet():
    assert verdict(rows(), today=TODAY) == "Nothing is arbitrated yet."


def test_the_next_day_to_come_is_said():
    told = rows(
        ("Far", "2027-Q2", dt.date(2027, 3, 1)),
        ("Near", "2027-Q1", dt.date(2026, 12, 4)),
        ("Past", "2026-Q4", dt.date(2026, 10, 5)),
    )
    assert verdict(told, today=TODAY) == "Near is to be frozen by 4\u00a0Dec\u00a02026."


def test_without_a_day_to_come_the_furthest_is_named():
    told = rows(("Past", "2026-Q4", dt.date(2026, 10, 5)), ("Open", "2027-Q1"))
    assert verdict(told, today=TODAY) == "No day is said by which Open is to be frozen."


def test_what_is_frozen_is_no_more_to_be_frozen():
    told = rows(
        ("Done", "2027-Q1", dt.date(2026, 12, 4)), ("Past", "2026-Q4", dt.date(2026, 10, 5))
    )
    done = {told.get(name="Done").pk}
    said = verdict(told, today=TODAY, over=done)
    assert said == "Past was to be frozen by 5\u00a0Oct\u00a02026, and is not."
    over = set(told.values_list("pk", flat=True))
    assert verdict(told, today=TODAY, over=over) == "All that was arbitrated is frozen."


def test_a_long_life_of_arbitrations_is_read_by_pages(owner, signed_in):
    rows(*((f"Exercise {n}.", "2027-Q1") for n in range(60)))
    first = signed_in(owner).get(reverse("arbitration:list")).content.decode()
    last = signed_in(owner).get(reverse("arbitration:list"), {"page": 2}).content.decode()
    assert "Exercise 59." in first and "Exercise 9." not in first
    assert "Exercise 9." in last and "Exercise 0." in last


def test_a_company_without_initiatives_is_led_to_its_sheet(owner, signed_in):
    page = signed_in(owner).get(reverse("arbitration:list")).content.decode()
    assert f"{reverse('sources:new')}?kind=initiatives" in page
    Initiative.objects.create(number=1, title="Offline")
    page = signed_in(owner).get(reverse("arbitration:list")).content.decode()
    assert f"{reverse('sources:new')}?kind=initiatives" not in page
