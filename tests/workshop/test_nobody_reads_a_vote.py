"""Who said what is nobody's to read: no page, file, search or trail tells it, to the owner no more than to others."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from django.urls import reverse

from passerelle.cli.archive.content import tables
from passerelle.people.models import Person, Role
from passerelle.trail.models import Event
from passerelle.workshop import actions, queries
from passerelle.workshop.actions import Cast
from passerelle.workshop.models import Score

pytestmark = pytest.mark.django_db
SECRET = "zebra crossing"
ROLES = ("owner", "cpo", "cto", "pm", "po", "ceo", "advisor", "member")


@pytest.fixture
def told(voted, alice):
    """One voter gave a reason of their own in a round that is read by now."""
    Score.objects.filter(participant=voted.voters[0]).update(comment=SECRET)
    actions.end_round(voted.workshop, by=alice)
    voted.workshop.refresh_from_db()
    return voted


def _pages(number: int) -> Iterator[str]:
    yield reverse("workshop:workshop", args=[number])
    yield reverse("workshop:pulse", args=[number])
    yield "/trail/"
    yield "/inbox/"
    yield f"/search/?q={SECRET.split()[0]}"


@pytest.mark.parametrize("role", ROLES)
def test_no_page_sets_a_name_beside_a_vote(told, signed_in, role, company):
    person = Person.objects.create_user(f"{role}@x.example", "a long password", role=Role(role))
    client = signed_in(person)
    for url in _pages(told.workshop.number):
        answer = client.get(url)
        page = answer.content.decode() if answer.status_code == 200 else ""
        assert "Voter 1<" not in page or "Not heard yet" in page, url


def test_a_vote_with_consent_is_named_only_when_the_others_are_not_told_by_it(told, alice):
    actions.consent(told.voters[5], named=True)
    first = queries.readings(told.workshop)[0]
    assert [name for name, _score in first.named] == ["Voter 6"]
    for who in told.voters[:4]:
        actions.consent(who, named=True)
    assert queries.readings(told.workshop)[0].named == ()


def test_the_trail_knows_of_rounds_and_of_no_vote(told):
    for event in Event.objects.filter(object_type="workshop.workshop"):
        assert "score" not in json.dumps(event.changes)
    assert not Event.objects.filter(object_type="workshop.score").exists()


def test_the_export_leaves_votes_out(told):
    names = {model._meta.label_lower for model in tables()}
    assert "workshop.workshop" in names
    assert "workshop.score" not in names


def test_while_the_round_is_open_not_even_sums_are_told(voted, signed_in, alice):
    page = signed_in(alice).get(reverse("workshop:workshop", args=[voted.workshop.number]))
    assert "11 of 11 have voted" in page.content.decode()
    assert "votes__band" not in page.content.decode()


def test_a_link_opens_one_ballot_and_another_persons_own_door_none(voted, client, signed_in, bob):
    from passerelle.workshop.door import own_token

    page = client.get(reverse("workshop:ballot", args=[voted.tokens[0]]))
    assert "Voter 1" in page.content.decode()
    assert "Voter 2" not in page.content.decode()
    who = voted.voters[1]
    who.person = bob
    who.save()
    mine = reverse("workshop:ballot", args=[own_token(who)])
    assert client.get(mine).status_code == 404
    assert signed_in(bob).get(mine).status_code == 200
    assert (
        "no-store"
        in client.get(reverse("workshop:ballot", args=[voted.tokens[0]]))["Cache-Control"]
    )


def test_a_revoked_link_opens_nothing_and_a_renewed_one_replaces_it(voted, client, alice):
    old = reverse("workshop:ballot", args=[voted.tokens[0]])
    new = reverse("workshop:ballot", args=[actions.renew(voted.voters[0], by=alice)])
    assert client.get(old).status_code == 404
    assert client.get(new).status_code == 200


def test_without_a_script_all_votes_go_at_once_and_each_refusal_is_said(table, client, alice):
    actions.open_round(table.workshop, by=alice)
    url = reverse("workshop:ballot", args=[table.tokens[0]])
    sent = {f"score-{subject.pk}": "5" for subject in table.subjects}
    answer = client.post(url, sent)
    assert answer.status_code == 422
    assert answer.content.decode().count("of these only") == len(table.subjects) - 1
    assert Score.objects.filter(participant=table.voters[0]).count() == 1


def test_what_did_not_move_is_answered_304(voted, signed_in, alice, django_assert_max_num_queries):
    client = signed_in(alice)
    url = reverse("workshop:pulse", args=[voted.workshop.number])
    seen = client.get(url)["ETag"]
    with django_assert_max_num_queries(5):
        assert client.get(url, headers={"if-none-match": seen}).status_code == 304
    actions.vote(voted.voters[0], voted.subjects[0], Cast(None))
    assert client.get(url, headers={"if-none-match": seen}).status_code == 200
    door = reverse("workshop:ballot-pulse", args=[voted.tokens[0]])
    assert client.get(f"{door}?seen=first.0").status_code == 304
