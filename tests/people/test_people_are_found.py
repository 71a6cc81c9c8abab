"""Products, teams and people in search: what one may see, and nothing else."""

from django.urls import reverse

from passerelle.desk.index import search
from passerelle.people.models import Person


def test_search_finds_what_one_may_see_and_nothing_else(
    alice, dana, charlie, bob, team, product, other_product
):
    def found(person, words):
        return {entry.title for entry in search(person, words)}

    assert found(alice, "tournees") == {"Tournées"}
    assert found(alice, "durand") == {"Bob Durand"}
    assert found(alice, "mobile") == {"Mobile"}
    assert found(dana, "parc") == set()
    assert found(dana, "mobile") == {"Mobile"}
    assert found(charlie, "mobile") == set()


def test_what_is_archived_or_has_left_is_no_longer_found(alice, owner, bob, product):
    from passerelle.people.actions import departure
    from passerelle.people.actions import product as actions

    actions.archive(product, by=alice)
    departure.deactivate(bob, heir=None, by=owner)
    assert search(alice, "tournees") == []
    assert search(alice, "durand") == []


def test_the_directory_is_searched_by_name_address_and_title_whatever_the_accents(
    alice, bob, signed_in
):
    Person.objects.create_user("elodie@belvedere.example", None, name="Élodie Roy", title="Data")

    def shown(words):
        page = signed_in(alice).get(reverse("people:people"), {"q": words}).content.decode()
        return {name for name in ("Élodie Roy", "Bob Durand") if name in page}

    assert shown("elodie") == shown("ROY data") == {"Élodie Roy"}
    assert shown("bob") == {"Bob Durand"}
    assert shown("nobody at all") == shown("lodie") == shown("@") == set(), "a word begins one"
