"""A change of the strategy is tied to the objectives and key results that speak of it, among those that one may see."""

from __future__ import annotations

import pytest

from passerelle.people.models import ProductRole
from passerelle.strategy import actions, queries
from passerelle.strategy.diff import changed_words, compare

pytestmark = pytest.mark.django_db
WORDS = changed_words(compare("Servir.", "Servir les gestionnaires."))


def told(person):
    _total, rows = queries.touched(person, WORDS, limit=9)
    return [(row.entry.code, row.words) for row in rows]


def test_objectives_first_then_key_results_each_in_the_order_of_codes(
    alice, make_objective, make_key_result
):
    one = make_objective("Un portail", description="Pour chaque gestionnaire")
    for title in ("Gestionnaires servis", "Rien"):
        make_key_result(one, title)
    make_objective("Rien")
    make_key_result(one, "GESTIONNAIRE équipé", number=10)
    make_objective("Le gestionnaire d’abord", number=12)
    assert told(alice) == [(code, ["gestionnaires"]) for code in ("1", "12", "1.1", "1.10")]


def test_a_key_result_speaks_by_its_own_title_not_by_that_of_its_objective(
    alice, make_objective, make_key_result
):
    make_key_result(make_objective("Le gestionnaire"), "Sans retouche")
    assert [code for code, _words in told(alice)] == ["1"]


def test_what_one_may_not_see_and_what_is_archived_are_left_out(
    alice, charlie, product, make_objective, make_key_result
):
    ProductRole.objects.create(person=charlie, product=product, role="pm")
    for of in (product, None):
        make_key_result(make_objective("Gestionnaire", product=of), "Gestionnaire")
    assert [code for code, _words in told(charlie)] == ["1", "1.1"]
    actions.archive(queries.objectives(alice).get(number=2), by=alice)
    assert [code for code, _words in told(alice)] == ["1", "1.1"]


def test_two_queries_however_many(
    alice, make_objective, make_key_result, django_assert_num_queries
):
    for _ in range(3):
        make_key_result(make_objective("Gestionnaire"), "Gestionnaire")
    queries.objectives(alice).exists()  # what the person may is read once
    with django_assert_num_queries(2):
        total, rows = queries.touched(alice, WORDS, limit=4)
    assert (total, len(rows)) == (6, 4)
