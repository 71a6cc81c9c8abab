"""An amount that no search can count is refused where it is typed, or left out in words: nothing breaks on it."""

import json

import pytest
from django.urls import reverse

from passerelle.arbitration.actions import propose
from passerelle.arbitration.queries import framed
from passerelle.roadmap.models import Initiative, SkillNeed
from passerelle.workshop.models import Workshop
from tests.arbitration.rights import FACTS

HUGE = "1e308"


def whole(page):
    return page.status_code == 200 and "too large to be true" in page.content.decode()


@pytest.mark.parametrize(
    "amounts",
    [
        {"value_low": 1e300, "value_mid": 1e307, "value_high": 1.7e308},
        {"value_low": -1e308, "value_mid": 0, "value_high": 1e308},
        {"cost_low": 1e300, "cost_mid": 1e307, "cost_high": 1.7e308, "cost_unit": "k€"},
    ],
)
def test_an_initiative_too_large_is_left_out_and_the_others_are_searched(
    arbitration, alice, signed_in, solved, amounts
):
    Initiative.objects.filter(number=1).update(**amounts)
    assert framed(arbitration).without == {1: "huge"}
    found = solved(propose(arbitration, by=alice)[0]).found
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    client = signed_in(alice)
    assert whole(client.get(arbitration.get_absolute_url()))
    page = client.get(reverse("arbitration:scenarios", args=[arbitration.number]))
    assert page.status_code == 200


def test_so_is_an_effort_and_where_all_are_too_large_the_check_page_says_it(
    arbitration, alice, signed_in
):
    SkillNeed.objects.filter(initiative__number=1).update(person_weeks=1e300)
    assert framed(arbitration).without == {1: "huge"}
    Initiative.objects.update(value_low=1, value_mid=1e300, value_high=1e308)
    assert framed(arbitration) is None
    assert whole(signed_in(alice).get(arbitration.get_absolute_url()))


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("cash", {"since": "2027-Q1", "until": "2027-Q4", "amount": HUGE}),
        ("correction", {"trade": "qa", "quarter": "2027-Q2", "person_weeks": HUGE, "why": "x"}),
        (
            "absence",
            {
                "trade": "qa",
                "start_on": "2027-01-01",
                "end_on": "2027-02-01",
                "person_weeks": HUGE,
            },
        ),
    ],
)
def test_what_binds_is_refused_where_it_is_typed(arbitration, alice, team, signed_in, kind, facts):
    url = reverse("arbitration:put", args=[arbitration.number, kind])
    assert signed_in(alice).post(url, {"team": team.pk, **facts}).status_code == 422


def test_so_are_a_price_and_the_budget_of_a_workshop(arbitration, alice, signed_in):
    client = signed_in(alice)
    url = reverse("arbitration:edit", args=[arbitration.number])
    facts = {name: value for name, value in FACTS.items() if value is not None}
    assert client.post(url, {**facts, "value_months": 12, "week_price": HUGE}).status_code == 422
    url = reverse("workshop:list", args=[arbitration.number])
    sent = {"name": "Debate", "rule": "score", "budget": HUGE}
    assert client.post(url, sent).status_code == 422
    assert not Workshop.objects.exists()
