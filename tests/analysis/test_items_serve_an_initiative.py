"""Ticked in their list, work items are tied to the initiative they serve: all or none."""

from __future__ import annotations

import pytest
from django.urls import reverse

from passerelle.people.models import ProductRole, Role
from passerelle.roadmap.models import Initiative, WorkLink
from passerelle.trail.models import Event
from tests.analysis.work import an_item

pytestmark = pytest.mark.django_db
TIE = reverse("analysis:serving")


@pytest.fixture
def offline(product):
    return Initiative.objects.create(number=22, title="Mode hors connexion", product=product)


@pytest.fixture
def chosen(team):
    return [an_item(team), an_item(team)]


def given(items, code):
    return {"pick": [item.pk for item in items], "initiative": code}


def test_the_ticked_items_serve_the_initiative_named(alice, signed_in, offline, chosen):
    client = signed_in(alice)
    said = client.post(TIE, given(chosen, f"{offline.code} Mode hors connexion"), follow=True)
    assert f"2 items now serve {offline.code}." in said.content.decode()
    assert {link.how for link in offline.work_links.all()} == {"hand"}
    assert Event.objects.get().changes == {"work_links": [None, "T-1, T-2"]}
    page = client.get(reverse("analysis:items")).content.decode()
    assert page.count(f'title="{offline.title}"') == 2


def test_tying_them_again_changes_nothing(alice, signed_in, offline, chosen):
    for _again in range(2):
        signed_in(alice).post(TIE, given(chosen, offline.code))
    assert WorkLink.objects.count() == 2
    assert Event.objects.count() == 1


def test_an_item_that_serves_another_stops_them_all(alice, signed_in, offline, chosen):
    other = Initiative.objects.create(number=23, title="Autre")
    WorkLink.objects.create(initiative=other, item=chosen[1], how="label")
    answer = signed_in(alice).post(TIE, given(chosen, offline.code))
    assert answer.status_code == 422
    assert f"T-2 already serves {other.code}, so nothing was linked." in answer.content.decode()
    assert not offline.work_links.exists()


@pytest.mark.parametrize("code", ["", "I-99", "nonsense"])
def test_a_code_that_nobody_knows_is_said(alice, signed_in, chosen, code):
    answer = signed_in(alice).post(TIE, given(chosen, code))
    assert answer.status_code == 422
    assert "Give the code of an initiative that you plan for" in answer.content.decode()


def test_without_a_tick_it_says_what_to_do(alice, signed_in, offline):
    answer = signed_in(alice).post(TIE, {"initiative": offline.code, "pick": ["x", "-1"]})
    assert "Tick the items that serve the initiative." in answer.content.decode()


def test_nobody_ties_items_to_an_initiative_they_do_not_plan(
    charlie, product, other_product, signed_in, chosen
):
    ProductRole.objects.create(person=charlie, product=product, role=Role.PM)
    other = Initiative.objects.create(number=23, title="Autre", product=other_product)
    assert signed_in(charlie).post(TIE, given(chosen, other.code)).status_code == 422
    assert not WorkLink.objects.exists()


def test_a_reader_is_offered_no_tick(bob, signed_in, chosen):
    page = signed_in(bob).get(reverse("analysis:items")).content.decode()
    assert "data-pick" not in page


def test_the_initiatives_that_one_plans_are_suggested(alice, signed_in, offline):
    page = signed_in(alice).get(TIE).content.decode()
    assert f'<option value="{offline.code} Mode hors connexion"' in page


def test_the_items_of_one_initiative_are_listed_from_its_page(
    alice, signed_in, offline, chosen, team
):
    WorkLink.objects.create(initiative=offline, item=chosen[1], how="label")
    client = signed_in(alice)
    address = f"{reverse('analysis:items')}?initiative={offline.number}"
    assert f'href="{address}"' in client.get(offline.get_absolute_url()).content.decode()
    page = client.get(address).content.decode()
    assert "T-2" in page
    assert "T-1" not in page
    assert "T-2" not in client.get(reverse("analysis:items"), {"initiative": "x"}).content.decode()
