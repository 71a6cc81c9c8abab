"""One address finds pages, actions and things, among what one may see."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.urls import reverse

from passerelle.desk import index
from passerelle.desk.models import SearchEntry
from passerelle.people.models import ProductRole
from passerelle.strategy.models import Objective
from passerelle.trail.actions import record

pytestmark = pytest.mark.django_db
PALETTE = {"HX-Request": "true", "HX-Target": "palette-list"}


@pytest.fixture
def objective(product):
    return Objective.objects.create(
        title="Gagner l’Équipe", product=product, start="2026-01-01", end="2026-12-31"
    )


def test_case_and_accents_do_not_matter(alice, objective):
    assert [e.title for e in index.search(alice, "EQUIPE gagner")] == ["Gagner l’Équipe"]
    assert index.search(alice, "equipe absent") == []


def test_what_one_may_not_see_is_not_found(charlie, objective, product, other_product):
    assert index.search(charlie, "gagner") == []
    ProductRole.objects.create(person=charlie, product=other_product, role="pm")
    charlie.__dict__.pop("_grants")
    assert index.search(charlie, "gagner") == []
    ProductRole.objects.create(person=charlie, product=product, role="pm")
    charlie.__dict__.pop("_grants")
    assert len(index.search(charlie, "gagner")) == 1


def test_what_changes_is_found_as_it_is(alice, objective):
    objective.title = "Durer"
    objective.save()
    assert not index.search(alice, "gagner")
    assert index.search(alice, "durer")
    objective.delete()
    assert not index.search(alice, "durer")


def test_the_palette_gives_things_and_pages(alice, objective, signed_in):
    answer = signed_in(alice).get(reverse("desk:search"), {"q": "gagner"}, headers=PALETTE)
    html = answer.content.decode()
    assert "<html" not in html
    assert objective.get_absolute_url() in html and "Objectives" in html
    pages = signed_in(alice).get(reverse("desk:search"), {"q": "inbox"}, headers=PALETTE)
    assert reverse("desk:inbox") in pages.content.decode()


def test_nothing_found_is_said(alice, signed_in):
    for headers in ({}, PALETTE):
        answer = signed_in(alice).get(reverse("desk:search"), {"q": "zzzz"}, headers=headers)
        assert "Nothing answers" in answer.content.decode()


def test_without_words_one_finds_what_one_worked_on_last(alice, bob, objective):
    other = Objective.objects.create(title="Other", start="2026-01-01", end="2026-12-31")
    record("changed", objective, by=alice)
    record("changed", other, by=alice)
    record("changed", objective, by=alice)
    assert [e.title for e in index.recent(alice)] == ["Gagner l’Équipe", "Other"]
    assert index.recent(bob) == []


def test_the_index_can_be_built_again(alice, objective):
    SearchEntry.objects.all().delete()
    call_command("rebuild_index", verbosity=0)
    assert index.search(alice, "gagner")
