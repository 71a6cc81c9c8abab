"""An arbitration is begun, changed and put away by who leads; the others may read it."""

import pytest
from django.urls import reverse

from passerelle.arbitration.actions import begin, change
from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.queries import framed
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Membership
from passerelle.roadmap.actions import need
from passerelle.roadmap.models import Dependency, Initiative
from tests.arbitration.rights import FACTS


def test_an_arbitration_is_begun_under_the_next_number(alice, signed_in):
    client = signed_in(alice)
    for _ in range(2):
        client.post(reverse("arbitration:new"), FACTS)
    assert [row.number for row in Arbitration.objects.all()] == [2, 1]
    assert "nothing to arbitrate yet" in client.get("/arbitrations/1/").content.decode()


def test_a_change_over_somebody_elses_is_refused(alice):
    row = begin(by=alice, **FACTS)
    change(row, by=alice, version=1, name="Theirs")
    with pytest.raises(DomainError):
        change(row, by=alice, version=1, name="Mine")
    row.refresh_from_db()
    assert row.name == "Theirs"


def test_facts_of_the_roadmap_and_of_the_teams_become_one_problem(alice, bob, team, product):
    Membership.objects.create(person=bob, team=team, start="2026-01-01", allocation=50)
    rows = [
        Initiative.objects.create(
            number=n, title=f"No. {n}", product=product, team=team, confidence=60,
            value_low=80, value_mid=100, value_high=120,
        )
        for n in (1, 2, 3)
    ]  # fmt: skip
    for row in rows[:2]:
        need(row, team=team, trade="engineer", person_weeks=8, by=alice)
    Dependency.objects.create(initiative=rows[1], needs=rows[0])
    arbitration = begin(by=alice, product=product, **{**FACTS, "kept": 0})
    found = framed(arbitration)
    assert found is not None
    assert found.numbers == (1, 2)
    assert found.problem.before == ((0, 1),)
    assert found.problem.candidates[0].value == pytest.approx(100)
    assert found.problem.capacity.shape == (1, 1, 4)
    assert found.problem.capacity.min() > 5
