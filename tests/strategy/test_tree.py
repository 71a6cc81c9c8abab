"""Objectives are the mean of what is under them, computed at each reading."""

from __future__ import annotations

import pytest
from django.utils import timezone

from passerelle.people.models import ProductRole
from passerelle.strategy import queries, under
from passerelle.strategy.models import Objective

pytestmark = pytest.mark.django_db


def nodes(person, today):
    return queries.nodes(person, queries.goals(queries.objectives(person)), today=today)


def test_an_objective_is_the_mean_of_its_key_results(
    alice, make_objective, make_key_result, say, today
):
    objective = make_objective()
    say(make_key_result(objective), 50)
    say(make_key_result(objective), 40)
    make_key_result(objective)
    node = nodes(alice, today)[0]
    assert (node.progress, node.expected, node.state) == (0.25, 0.5, "watch")
    assert "the two key results of three that can be read" in node.why


def test_an_objective_without_key_results_is_read_from_those_that_serve_it(
    alice, make_objective, make_key_result, say, today
):
    above = make_objective("Loin", horizon="long")
    say(make_key_result(make_objective("Près", horizon="short", parent=above)), 50)
    far, near = nodes(alice, today)
    assert (far.progress, far.is_borrowed, near.parent.pk) == (0.5, True, above.pk)


def test_it_is_read_through_any_number_of_objectives_and_the_same_in_a_narrowed_list(
    alice, make_objective, make_key_result, say, today
):
    far = make_objective("Loin", horizon="long")
    middle = make_objective("Entre", horizon="medium", parent=far)
    say(make_key_result(make_objective("Près", horizon="short", parent=middle)), 50)
    whole = nodes(alice, today)
    assert [node.progress for node in whole] == [0.5, 0.5, 0.5]
    [alone] = queries.nodes(alice, [queries.goal_of(far)], today=today)
    assert (alone.progress, alone.is_borrowed, alone.children) == (0.5, True, [])


def test_what_serves_an_objective_with_key_results_of_its_own_is_not_counted(
    alice, make_objective, make_key_result, say, today
):
    far = make_objective("Loin", horizon="long")
    middle = make_objective("Entre", horizon="medium", parent=far)
    say(make_key_result(middle), 50)
    say(make_key_result(make_objective("Près", horizon="short", parent=middle)), 40)
    assert [node.progress for node in nodes(alice, today)] == [0.5, 0.5, 0.0]


def test_an_archived_key_result_is_not_one_of_its_own(
    alice, make_objective, make_key_result, say, today
):
    far = make_objective("Loin", horizon="long")
    make_key_result(far, archived_at=timezone.now())
    say(make_key_result(make_objective("Près", horizon="short", parent=far)), 50)
    assert [node.progress for node in nodes(alice, today)] == [0.5, 0.5]


def test_what_one_may_not_see_is_not_counted(
    charlie, product, other_product, make_objective, make_key_result, say, today
):
    ProductRole.objects.create(person=charlie, product=product, role="pm")
    far = make_objective("Loin", product=product)
    for of, value in ((product, 50), (other_product, 60)):
        say(make_key_result(make_objective(parent=far, product=of)), value)
    assert [node.progress for node in nodes(charlie, today)] == [0.5, 0.5]


def test_a_list_reads_the_same_roll_ups_without_what_stands_under(
    alice, make_objective, make_key_result, say, today
):
    far = make_objective("Loin", horizon="long")
    say(make_key_result(make_objective("Près", horizon="short", parent=far)), 50)
    rows = queries.goals(queries.objectives(alice))
    closed = queries.nodes(alice, rows, today=today, is_open=False)
    told = [(node.progress, node.why, node.is_borrowed) for node in closed]
    assert told == [(node.progress, node.why, node.is_borrowed) for node in nodes(alice, today)]
    assert [node.rows for node in closed] == [[], []]


def test_a_circle_is_cut_and_breaks_no_page(alice, make_objective, make_key_result, say, today):
    one, other = make_objective("Un"), make_objective("Deux")
    Objective.objects.filter(pk=one.pk).update(parent=other)
    Objective.objects.filter(pk=other.pk).update(parent=one)
    assert [node.state for node in nodes(alice, today)] == ["none", "none"]


def test_an_objective_with_nothing_under_it_gives_no_number(alice, make_objective, today):
    make_objective()
    node = nodes(alice, today)[0]
    assert (node.state, node.progress, node.why) == ("none", None, "It has no key result yet.")


def test_horizons_go_from_far_to_near_and_empty_ones_are_left_out(alice, make_objective, today):
    make_objective("Près", horizon="short")
    make_objective("Loin", horizon="long")
    assert [h.code for h in queries.by_horizon(nodes(alice, today))] == ["long", "short"]


def test_higher_apps_say_what_stands_under(alice, make_objective, today, monkeypatch):
    monkeypatch.setattr(under, "_providers", [])
    objective = make_objective()
    row = under.Under("I-01", "Mode hors connexion", "/roadmap/1/")
    under.register(lambda person, ids: {pk: [row] for pk in ids})
    assert nodes(alice, today)[0].goal.pk == objective.pk
    assert nodes(alice, today)[0].under == [row]


def test_the_tree_costs_the_same_for_one_and_for_many(
    alice, make_objective, make_key_result, say, today, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(under, "_providers", [])
    for _ in range(4):
        say(make_key_result(make_objective()), 50)
    nodes(alice, today)
    with django_assert_num_queries(4):
        nodes(alice, today)
