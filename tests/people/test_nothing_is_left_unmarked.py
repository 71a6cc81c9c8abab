"""Every page of people and of signing in, in a language that brackets our messages: nothing else is said."""

import datetime as dt

import pytest
from django.urls import reverse

from passerelle.people.actions import invitation
from passerelle.people.models import Membership, Ownership, ProductRole
from tests.ui.pseudo import speaking, unmarked


@pytest.fixture
def shown(owner, bob, alice, team, product):
    """A team with a past, a gap, an overlap and a role on its product."""
    for person in (owner, alice):
        person.language = "en"
        person.save()
    Membership.objects.create(person=alice, team=team, start="2024-01-01", end="2024-06-30")
    Ownership.objects.create(person=bob, team=team, start="2024-01-01", end="2024-06-30")
    Ownership.objects.create(person=alice, team=team, start="2024-06-01", end="2024-12-31")
    ProductRole.objects.create(person=bob, product=product, role="pm")
    return {"team": team.slug, "product": product.slug, "bob": bob.pk}


PAGES = {
    "people:people": (),
    "people:person_new": (),
    "people:person": ("bob",),
    "people:person_edit": ("bob",),
    "people:account": ("bob",),
    "people:deactivate": ("bob",),
    "people:invite": (),
    "people:profile": (),
    "people:products": (),
    "people:product_new": (),
    "people:product": ("product",),
    "people:product_edit": ("product",),
    "people:product_delete": ("product",),
    "people:teams": (),
    "people:team_new": (),
    "people:team": ("team",),
    "people:team_edit": ("team",),
    "people:team_delete": ("team",),
    "people:member_new": ("team",),
    "people:owner_new": ("team",),
    "people:settings": (),
    "people:welcome": (),
    "account_change_password": (),
    "account_reauthenticate": (),
    "account_logout": (),
    "mfa_index": (),
    "usersessions_list": (),
}


@pytest.mark.parametrize("name", PAGES)
def test_pages_behind_the_sign_in(name, shown, owner, signed_in):
    url = reverse(name, args=[shown[key] for key in PAGES[name]])
    with speaking():
        answer = signed_in(owner).get(url)
    assert answer.status_code in {200, 401}
    assert unmarked(answer.content.decode()) == []


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "account_inactive",
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
    ],
)
def test_pages_before_the_sign_in(name, company, client):
    with speaking():
        answer = client.get(reverse(name), {"lang": "en"})
    assert unmarked(answer.content.decode()) == []


def test_the_page_behind_a_link(bob, owner, client):
    url = reverse("people:accept", args=[invitation.link(bob, by=owner)])
    with speaking():
        answer = client.get(url, {"lang": "en"})
    assert unmarked(answer.content.decode()) == []


def test_the_pages_of_someone_who_left_and_of_what_is_archived(shown, bob, owner, signed_in):
    bob.is_active = False
    bob.left_on = dt.date(2026, 1, 1)
    bob.save()
    client = signed_in(owner)
    for url in (
        reverse("people:person", args=[bob.pk]),
        reverse("people:people") + "?left",
        reverse("people:teams") + "?archived",
        reverse("people:products") + "?archived",
    ):
        with speaking():
            answer = client.get(url)
        assert unmarked(answer.content.decode()) == [], url
