"""Who leads one product reads its promises, and nothing of a measure that is another's."""

import datetime as dt

import pytest
from django.urls import reverse

from passerelle.commitment.models import Control
from passerelle.commitment.proof.actions import keep_review
from passerelle.commitment.proof.portfolio import measured_of
from passerelle.commitment.proof.visible import commitments
from passerelle.commitment.sealed import sealed
from passerelle.people.models import Person, ProductRole
from passerelle.roadmap.models import Initiative
from tests.commitment.lived import measured
from tests.commitment.promised import FROZEN, frozen, line

FIRST = FROZEN - dt.timedelta(days=200)
DELIVERED = FROZEN + dt.timedelta(days=10)


@pytest.fixture
def pia(product):
    person = Person.objects.create_user("pia@belvedere.example", "a long password", name="Pia")
    ProductRole.objects.create(person=person, product=product, role="pm")
    return person


@pytest.fixture
def commitment(product, other_product):
    """Its measure and its control belong to the other product."""
    measure = measured(
        "Hidden revenue", first=FIRST, days=300, step=12, at=DELIVERED, product=other_product
    )
    control = measured("Hidden witness", first=FIRST, days=300, seed=2, product=other_product)
    row = Initiative.objects.create(
        number=1, title="Bet", product=product, state="delivered", delivered_on=DELIVERED,
        success_measure=measure,
    )  # fmt: skip
    Control.objects.create(initiative=row, measure=control)
    kept = frozen([line(row, effect=[6, 12, 18])], product=product)
    keep_review(kept, day=90, by=None)
    return kept


def pages(client, commitment):
    urls = [
        reverse("commitment:proof", args=[commitment.number]),
        reverse("commitment:promise", args=[commitment.number, 1]),
        reverse("commitment:portfolio"),
    ]
    return [client.get(url).content.decode() for url in urls]


def test_neither_name_nor_effect_is_told(pia, commitment, signed_in):
    for text in pages(signed_in(pia), commitment):
        assert "Hidden" not in text
        assert "moved its measure" not in text
    assert "Its measure is not yours to read." in pages(signed_in(pia), commitment)[0]
    assert measured_of(pia, sealed(commitments(pia))) == []


def test_who_sees_both_reads_them(alice, commitment, signed_in):
    review, promise, _ = pages(signed_in(alice), commitment)
    assert "1 initiative moved its measure." in review
    assert "Hidden revenue" in promise
    assert "Hidden witness" in promise


def test_a_hidden_measure_cannot_be_taken_as_a_control(pia, commitment, other_product, signed_in):
    other = measured("Hidden too", first=FIRST, days=30, seed=5, product=other_product)
    url = reverse("commitment:control", args=[commitment.number, 1])
    assert signed_in(pia).post(url, {"measure": other.pk}).status_code == 422
    assert Control.objects.count() == 1


def test_the_product_of_another_is_not_found(commitment, other_product, signed_in):
    person = Person.objects.create_user("oz@belvedere.example", "a long password", name="Oz")
    ProductRole.objects.create(person=person, product=other_product, role="pm")
    url = reverse("commitment:proof", args=[commitment.number])
    assert signed_in(person).get(url).status_code == 404
