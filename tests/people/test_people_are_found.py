"""Products, teams and people in search: what one may see, and nothing else."""

from passerelle.desk.index import search


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
