"""Scenarios are proposed, copied, told, changed and deleted by who leads, and nothing is lost."""

import pytest
from django.urls import reverse

from passerelle.arbitration.actions import change_scenario, copy, force, propose, staff
from passerelle.arbitration.models import Scenario
from passerelle.kernel.errors import DomainError
from passerelle.roadmap.models import Initiative
from passerelle.trail.models import Deletion


@pytest.fixture
def three(arbitration, alice):
    return propose(arbitration, by=alice)


def test_three_scenarios_are_proposed_once(arbitration, three, alice):
    assert [one.letter for one in three] == ["A", "B", "C"]
    assert propose(arbitration, by=alice) == []
    assert arbitration.scenarios.count() == 3


def test_a_copy_keeps_edits_and_who_asked_for_them(three, alice, owner, team):
    force(three[0], Initiative.objects.get(number=6), is_in=True, by=owner)
    staff(three[0], team=team, trade="engineer", people=0.5, by=owner)
    made = copy(three[0], by=alice)
    assert made.letter == "D"
    assert [(one.initiative.number, one.is_in, one.by) for one in made.forced.all()] == [
        (6, True, owner)
    ]
    assert [one.people for one in made.capacity_changes.all()] == [0.5]


def test_a_free_letter_is_given_again(arbitration, three, alice, signed_in):
    client = signed_in(alice)
    client.post(reverse("arbitration:delete", args=[arbitration.number, "B"]))
    assert copy(three[0], by=alice).letter == "B"


def test_a_deleted_scenario_comes_back_with_all_that_was_found_for_it(
    arbitration, three, solved, alice, signed_in
):
    found = solved(three[0])
    client = signed_in(alice)
    client.post(reverse("arbitration:delete", args=[arbitration.number, "A"]))
    assert not Scenario.objects.filter(pk=three[0].pk).exists()
    client.post(reverse("trail:undo", args=[Deletion.objects.get().pk]))
    back = Scenario.objects.get(pk=three[0].pk)
    assert back.solutions.get().digest == found.digest


def test_a_change_over_somebody_elses_is_refused(three, alice):
    change_scenario(three[0], by=alice, version=1, name="Theirs")
    with pytest.raises(DomainError):
        change_scenario(three[0], by=alice, version=1, name="Mine")
    three[0].refresh_from_db()
    assert three[0].name == "Theirs"


def test_its_story_is_told_from_its_page(arbitration, three, alice, signed_in):
    url = reverse("arbitration:scenario", args=[arbitration.number, "A"])
    said = {"name": "Hold", "story": "Customers first.", "objective": "value", "cash": 80,
            "seconds": 30, "seed": 4, "version": 1}  # fmt: skip
    assert signed_in(alice).post(url, said).status_code == 302
    three[0].refresh_from_db()
    assert (three[0].story, three[0].cash, three[0].seconds) == ("Customers first.", 80, 30)


def test_people_are_added_from_its_page_and_taken_back_by_zero(
    arbitration, three, alice, team, signed_in
):
    url = reverse("arbitration:staff", args=[arbitration.number, "A"])
    client = signed_in(alice)
    for people, kept in ((2, [2.0]), (1, [1.0]), (0, [])):
        client.post(url, {"team": team.pk, "trade": "engineer", "people": people})
        assert [one.people for one in three[0].capacity_changes.all()] == kept
