"""Work items are found by those who see them, and follow the product of their team; thousands never hide the rest."""

from __future__ import annotations

import pytest

from passerelle.delivery.actions import set_team_rule
from passerelle.desk import index
from passerelle.people.actions import team as teams
from passerelle.people.models import ProductRole, Team
from passerelle.roadmap.models import Initiative
from passerelle.trail import actions as trail
from tests.analysis.work import an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(team):
    return an_item(team, type="Bug", component="Écran", labels=["initiative:I-4"])


@pytest.fixture
def finds(charlie):
    """`finds(product, "écran")`: the titles that a product manager of this product finds."""

    def found(product, words):
        ProductRole.objects.filter(person=charlie).delete()
        ProductRole.objects.create(person=charlie, product=product, role="pm")
        charlie.__dict__.pop("_grants", None)
        return [entry.title for entry in index.search(charlie, words)]

    return found


@pytest.mark.parametrize("words", ["T-1", "item 1", "ecran", "bug écran", "i-4"])
def test_by_its_key_its_title_its_component_and_its_labels(alice, item, words):
    [entry] = index.search(alice, words)
    assert (entry.code, entry.url) == ("T-1", item.get_absolute_url())


def test_only_by_those_who_see_its_team(item, finds, product, other_product):
    assert finds(product, "écran") == ["Item 1"]
    assert finds(other_product, "écran") == []


def test_it_follows_its_team_to_another_product(item, finds, team, product, other_product, alice):
    teams.change(team, by=alice, product=other_product)
    assert finds(product, "écran") == []
    assert finds(other_product, "écran") == ["Item 1"]


def test_it_follows_another_team(item, finds, product, other_product, alice):
    parc = Team.objects.create(name="Capteurs", slug="capteurs", product=other_product)
    set_team_rule(item.tracker, component="Écran", team=parc, by=alice)
    assert finds(product, "écran") == []
    assert finds(other_product, "écran") == ["Item 1"]


def test_without_its_team_it_follows_its_tracker_and_comes_back(
    item, finds, team, product, other_product, alice
):
    item.tracker.product = other_product
    item.tracker.save()
    gone = trail.delete(team, by=alice)
    assert finds(other_product, "écran") == ["Item 1"]
    trail.undo(gone, by=alice)
    assert finds(product, "écran") == ["Item 1"]
    assert finds(other_product, "écran") == []


def test_what_is_scarce_comes_before_what_comes_by_thousands(alice, team, product):
    an_item(team, component="map")
    Initiative.objects.create(number=4, title="The mobile map", product=product)
    assert [e.title for e in index.search(alice, "map")] == ["The mobile map", "Item 1"]
    assert [e.title for e in index.search(alice, "T-1")] == ["Item 1"]


def test_the_index_built_again_says_the_same(alice, item):
    before = list(
        index.visible(alice)
        .order_by("object_type", "object_id")
        .values_list("folded", "product_id")
    )
    assert index.rebuild() == len(before)
    after = list(
        index.visible(alice)
        .order_by("object_type", "object_id")
        .values_list("folded", "product_id")
    )
    assert after == before


def test_building_it_again_asks_no_more_for_more_items(team, item, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            index.rebuild()
        return len(seen)

    few = cost()
    for _ in range(30):
        an_item(team)
    assert cost() == few
