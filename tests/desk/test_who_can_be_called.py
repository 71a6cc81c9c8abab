"""After an @, the list proposes those who may see the thing, however many may not."""

import pytest
from django.urls import reverse

from passerelle.people.models import Person, Role
from passerelle.strategy.models import Objective

pytestmark = pytest.mark.django_db


@pytest.fixture
def names(product):
    objective = Objective.objects.create(
        title="Win", product=product, start="2026-01-01", end="2026-12-31"
    )
    return reverse("desk:names", args=["strategy.objective", objective.pk])


def strangers(many):
    Person.objects.bulk_create(
        Person(email=f"a{n}@example.org", name=f"Ana {n:03}") for n in range(many)
    )


def test_fifty_strangers_of_that_name_do_not_hide_the_one_who_may_see(names, alice, signed_in):
    strangers(50)
    Person.objects.create(email="z@example.org", name="Zoé Ana", role="advisor")
    assert signed_in(alice).get(names, {"q": "ana"}).json() == {"names": ["Zoé Ana"]}


def test_the_list_asks_as_much_for_one_as_for_fifty(
    names, alice, signed_in, django_assert_max_num_queries
):
    client = signed_in(alice)
    client.get(names, {"q": "ana"})
    strangers(50)
    with django_assert_max_num_queries(12):
        client.get(names, {"q": "ana"})


def test_whose_name_begins_so_comes_before_who_merely_holds_it(names, alice, signed_in):
    for name in ("Alexandre Mercier", "Camille Aubry", "Basile Lemaire", "Léa Morvan"):
        address = f"{name.split()[0].lower()}@belvedere.example".replace("é", "e")
        Person.objects.create_user(address, None, name=name, role=Role.MEMBER)
    found = signed_in(alice).get(names, {"q": "lé"}).json()["names"]
    assert found == ["Léa Morvan", "Basile Lemaire", "Alexandre Mercier", "Camille Aubry"]
