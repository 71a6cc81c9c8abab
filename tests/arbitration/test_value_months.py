"""Values said over several lengths are brought to one; the page says it, and names who says none where it matters."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.queries import framed
from passerelle.arbitration.queries.checked import checked
from passerelle.kernel.periods import Quarter
from passerelle.roadmap.models import Initiative


def value(arbitration, number):
    found = framed(arbitration)
    return found.problem.candidates[found.numbers.index(number)].value


def over(number, months):
    Initiative.objects.filter(number=number).update(value_months=months)


def test_a_value_over_two_years_counts_half_of_it_in_one(arbitration):
    before = value(arbitration, 1)
    over(1, 24)
    assert value(arbitration, 1) == pytest.approx(before / 2)
    assert value(arbitration, 2) == pytest.approx(150)


def test_the_exercise_says_over_which_length_it_counts(arbitration, alice, signed_in):
    before = value(arbitration, 1)
    edit = reverse("arbitration:edit", args=[arbitration.number])
    page = reverse("arbitration:arbitration", args=[arbitration.number])
    client = signed_in(alice)
    assert "values counted over 12 months" in client.get(page).content.decode()
    told = {"name": "Q1", "product": arbitration.product_id, "first": "2027-Q1", "quarters": 4,
            "kept": 10, "discount": 10, "version": 1}  # fmt: skip
    assert client.post(edit, {**told, "value_months": 36}).status_code == 302
    arbitration.refresh_from_db()
    assert value(arbitration, 1) == pytest.approx(3 * before)
    assert "values counted over 36 months" in client.get(page).content.decode()


def test_who_says_no_length_is_named_only_where_it_matters(arbitration):
    over(3, 0)
    assert "months" not in dict(checked(arbitration).missing)
    assert value(arbitration, 3) == pytest.approx(90)
    over(1, 24)
    assert [row.number for row in dict(checked(arbitration).missing)["months"]] == [3]


def test_those_that_end_before_the_first_quarter_are_said(arbitration, alice, signed_in):
    today = timezone.localdate()
    later = Quarter.of(today + dt.timedelta(days=200), first_month=1)
    Arbitration.objects.filter(pk=arbitration.pk).update(first=str(later))
    arbitration.refresh_from_db()
    facts = {"start_on": today - dt.timedelta(days=9), "end_on": today + dt.timedelta(days=1)}
    Initiative.objects.filter(number=6).update(state="doing", **facts)
    found = checked(arbitration)
    assert [row.number for row in found.over] == [6] and found.ready == found.total - 1
    page = signed_in(alice).get(reverse("arbitration:arbitration", args=[arbitration.number]))
    assert "ends by its dates before the first quarter" in page.content.decode()
