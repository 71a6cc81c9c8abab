"""A link opens one pack to someone without an account, until it expires or is revoked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from passerelle.board.actions import freeze, revoke, share
from passerelle.board.models import Share
from passerelle.board.queries import current_quarter
from passerelle.people.actions import departure, person
from passerelle.trail.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(story, alice):
    pack = freeze(current_quarter(), by=alice, sections=["course"]).pack
    return share(pack, by=alice, days=7, label="Comex")


def test_a_stranger_reads_the_pack_and_its_pdf(link, client):
    _made, token = link
    page = client.get(reverse("board:shared", args=[token]))
    assert page.status_code == 200
    assert b"Weekly technicians" in page.content
    assert client.get(reverse("board:shared_pdf", args=[token])).content.startswith(b"%PDF")
    assert Share.objects.get().opened == 2


def test_the_token_is_not_kept(link):
    made, token = link
    assert token not in str(vars(Share.objects.get(pk=made.pk)))


def test_an_expired_link_opens_nothing(link, client):
    made, token = link
    Share.objects.filter(pk=made.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(reverse("board:shared", args=[token])).status_code == 404


def test_a_revoked_link_opens_nothing(link, client, alice):
    made, token = link
    revoke(made, by=alice)
    assert client.get(reverse("board:shared", args=[token])).status_code == 404


def test_the_link_is_shown_once_to_who_made_it(story, alice, signed_in):
    pack = freeze(current_quarter(), by=alice, sections=["course"]).pack
    browser = signed_in(alice)
    answer = browser.post(reverse("board:share", args=[pack.number]), {"days": 7}, follow=True)
    assert b"/p/" in answer.content
    assert b"/p/" not in browser.get(reverse("board:pack", args=[pack.number])).content


def test_the_link_bears_the_public_name_whatever_name_the_request_came_by(
    story, alice, signed_in, settings
):
    settings.PUBLIC_URL, settings.ALLOWED_HOSTS = "https://office.example", ["*"]
    pack = freeze(current_quarter(), by=alice, sections=["course"]).pack
    address = reverse("board:share", args=[pack.number])
    browser = signed_in(alice)
    browser.post(address, {"days": 7}, headers={"host": "evil.example"})
    assert browser.session["new_share"].startswith("https://office.example/p/")


def opens(client, link) -> bool:
    return client.get(reverse("board:shared", args=[link[1]])).status_code == 200


def test_a_link_ends_when_its_maker_leaves(link, client, owner, alice):
    departure.deactivate(alice, heir=owner, by=owner)
    assert not opens(client, link)
    event = Event.objects.get(verb="revoked", object_type="board.share")
    assert (event.actor_id, event.object_id) == (owner.pk, link[0].pk)


def test_a_link_ends_when_its_maker_may_no_longer_share(link, client, owner, alice):
    person.set_account(alice, email=alice.email, role="owner", by=owner)
    assert opens(client, link), "an owner may share too"
    person.set_account(alice, email=alice.email, role="pm", by=owner)
    assert not opens(client, link)
    person.set_account(alice, email=alice.email, role="cpo", by=owner)
    assert not opens(client, link), "what was revoked stays so"


def test_a_departure_leaves_the_links_of_others(link, client, owner, bob):
    departure.deactivate(bob, heir=owner, by=owner)
    assert opens(client, link)


@pytest.mark.parametrize("name", ["board:shared", "board:shared_pdf"])
def test_its_address_is_kept_from_others(link, client, name):
    headers = client.get(reverse(name, args=[link[1]])).headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in headers["Cache-Control"]
