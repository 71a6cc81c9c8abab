"""An initiative on the table moves to another product: who sees the workshop alone reads its name nowhere."""

import pytest
from django.urls import reverse

from passerelle.people.models import ProductRole, Role
from passerelle.roadmap.models import Initiative
from passerelle.workshop import actions
from passerelle.workshop.models import Decision

NAME = "Secret of another product"


@pytest.fixture
def pia(charlie, product):
    """Manages the workshop's product, and nothing else."""
    ProductRole.objects.create(person=charlie, product=product, role=Role.PM)
    return charlie


@pytest.fixture
def moved(voted, alice, other_product):
    """Two rounds of words on the first subject, decided with a dissent, before it left."""
    actions.end_round(voted.workshop, by=alice)
    subject = voted.subjects[0]
    made = actions.decide(subject, by=alice, said="chosen", why=NAME)
    actions.dissent(voted.voters[0], made, words=f"No to {NAME}")
    subject.scores.update(comment=f"because of {NAME}")
    Initiative.objects.filter(pk=subject.initiative_id).update(product=other_product, title=NAME)
    voted.workshop.refresh_from_db()
    return voted


def pages(client, moved):
    names = ("workshop", "pulse", "setup", "list")
    numbers = dict.fromkeys(names, moved.workshop.number)
    numbers["list"] = moved.workshop.arbitration.number
    return {
        name: client.get(reverse(f"workshop:{name}", args=[numbers[name]])).content.decode()
        for name in names
    }


def test_who_sees_the_workshop_alone_reads_its_name_nowhere(moved, pia, signed_in):
    for name, page in pages(signed_in(pia), moved).items():
        assert NAME not in page, name
        assert "I-01" not in page, name


def test_its_votes_are_counted_still(moved, pia, signed_in):
    page = pages(signed_in(pia), moved)["workshop"]
    assert "An initiative that is not yours to read" in page
    assert page.count("data-row") == len(moved.subjects)


def test_it_is_not_decided_by_who_does_not_see_it(moved, pia, signed_in):
    first, second = moved.subjects[:2]
    client = signed_in(pia)
    assert client.get(reverse("workshop:decision", args=[first.pk])).status_code == 404
    assert client.get(reverse("workshop:decision", args=[second.pk])).status_code == 200


def test_who_sees_both_products_reads_it(moved, alice, signed_in):
    page = pages(signed_in(alice), moved)["workshop"]
    assert NAME in page
    assert f"No to {NAME}" in page


def test_a_refusal_to_close_does_not_give_its_code(moved, pia, signed_in):
    Decision.objects.all().delete()
    url = reverse("workshop:step", args=[moved.workshop.number])
    answer = signed_in(pia).post(url, {"step": "close"})
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "I-02" in said
    assert "I-01" not in said
