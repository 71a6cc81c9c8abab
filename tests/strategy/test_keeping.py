"""Archived out of sight, deleted with the way back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from passerelle.desk.index import search
from passerelle.people.models import ProductRole
from passerelle.strategy import actions
from passerelle.strategy.models import CheckIn, KeyResult, Objective, RegisterEntry
from passerelle.trail.models import Deletion, Event

pytestmark = pytest.mark.django_db


def test_an_archived_objective_leaves_the_tree_and_the_search_with_its_key_results(
    alice, signed_in, make_objective, make_key_result
):
    objective = make_objective("Des tournées justes")
    make_key_result(objective, "Sans retouche")
    page = signed_in(alice)
    page.post(reverse("strategy:archive_objective", args=[objective.pk]))
    assert "Des tournées justes" not in page.get(reverse("strategy:home")).content.decode()
    assert search(alice, "retouche") == []
    page.post(reverse("strategy:archive_objective", args=[objective.pk]), {"back": "1"})
    assert [found.title for found in search(alice, "retouche")] == ["Sans retouche"]


def test_key_results_are_found_with_the_product_and_the_title_of_their_objective(
    alice, charlie, product, make_objective, make_key_result
):
    ProductRole.objects.create(person=charlie, product=product, role="pm")
    objective = make_objective("Des tournées justes", product=product)
    make_key_result(objective, "Sans retouche")
    assert len(search(charlie, "retouche")) == 1
    actions.change_objective(objective, by=alice, title="Un planning tenu", product=None)
    assert search(charlie, "retouche") == []
    assert [found.title for found in search(alice, "planning retouche")] == ["Sans retouche"]


def test_deleting_is_asked_first(alice, signed_in, make_objective):
    objective = make_objective()
    answer = signed_in(alice).post(reverse("strategy:delete_objective", args=[objective.pk]))
    assert answer.status_code == 422
    assert Objective.objects.filter(pk=objective.pk).exists()


def test_what_was_deleted_comes_back_whole(
    alice, signed_in, make_objective, make_key_result, make_entry, say
):
    objective = make_objective()
    say(make_key_result(objective), 50)
    entry = make_entry(objective=objective)
    page = signed_in(alice)
    page.post(reverse("strategy:delete_objective", args=[objective.pk]), {"sure": "1"})
    assert (KeyResult.objects.count(), CheckIn.objects.count()) == (0, 0)
    page.post(reverse("trail:undo", args=[Deletion.objects.get().pk]))
    assert (KeyResult.objects.count(), CheckIn.objects.count()) == (1, 1)
    assert RegisterEntry.objects.get(pk=entry.pk).objective == objective


def test_who_could_not_write_it_cannot_put_it_back(alice, bob, signed_in, make_entry):
    entry = make_entry()
    deletion = actions.remove(entry, by=alice)
    answer = signed_in(bob).post(reverse("trail:undo", args=[deletion.pk]))
    assert answer.status_code == 404
    assert not RegisterEntry.objects.exists()


def test_archiving_twice_is_told_once(alice, make_entry):
    entry = make_entry()
    actions.archive(entry, by=alice)
    actions.archive(entry, by=alice)
    assert Event.objects.filter(verb="archived").count() == 1
