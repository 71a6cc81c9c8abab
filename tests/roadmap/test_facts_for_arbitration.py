"""What an arbitration needs of an initiative: efforts in three points, a deadline, exclusive choices."""

import pytest
from django.urls import reverse

from passerelle.kernel.errors import DomainError
from passerelle.roadmap.actions import exclude, join, need, reconcile
from passerelle.roadmap.models import Exclusive, Initiative


@pytest.fixture
def pair(product, team):
    return [
        Initiative.objects.create(number=n, title=f"No. {n}", product=product, team=team)
        for n in (1, 2)
    ]


def test_an_effort_is_typed_in_three_points(pair, alice, team, signed_in):
    url = reverse("roadmap:link", args=[1, "needs"])
    asked = {"code": str(team), "trade": "engineer", "person_weeks": "4 / 6 / 10"}
    signed_in(alice).post(url, asked)
    points = pair[0].skill_needs.get().points
    assert (points.low, points.mid, points.high) == (4, 6, 10)


def test_points_out_of_order_are_refused(pair, alice, team):
    with pytest.raises(DomainError):
        need(pair[0], team=team, trade="qa", low=7, person_weeks=6, high=10, by=alice)


def test_one_at_most_of_two_is_done_until_they_are_reconciled(pair, alice):
    first, second = pair
    assert exclude(first, other=second, by=alice) == exclude(second, other=first, by=alice)
    reconcile(second, other=first, by=alice)
    assert not Exclusive.objects.exists()


def test_a_named_choice_gathers_those_that_bear_its_name(pair, alice):
    for row in pair:
        group, _ = join(row, name="Payment", by=alice)
    assert set(group.members.all()) == set(pair)


def test_the_page_says_deadline_sponsor_and_rivals(pair, alice, bob, signed_in):
    first, second = pair
    Initiative.objects.filter(pk=first.pk).update(deadline="2027-03-31", delay=8, sponsor=bob)
    exclude(first, other=second, by=alice)
    page = signed_in(alice).get("/roadmap/1/").content.decode()
    assert second.title in page
    assert bob.name in page
    assert "Mandatory by" in page
    assert "Mandatory by" not in signed_in(alice).get("/roadmap/2/").content.decode()
