"""A vote is not had by another way: the rule on few votes, names beside a side, a renewed link, a person who left."""

import pytest
from django.urls import reverse

from passerelle.workshop import actions, queries
from passerelle.workshop.actions import Cast
from passerelle.workshop.models import Participant, Score, Workshop
from passerelle.workshop.queries.votes import outcome

pytestmark = pytest.mark.django_db


def ballot(token):
    return reverse("workshop:ballot", args=[token])


def one(client, token, subject, score):
    sent = {"subject": subject.pk, "score": score, "comment": "", "device": "d", "turn": "1"}
    return client.post(reverse("workshop:cast", args=[token]), sent)


@pytest.mark.parametrize("rule", ["score", "shares"])
def test_the_rule_tells_nothing_of_fewer_than_five_votes(table, alice, signed_in, rule):
    Workshop.objects.update(rule=rule, budget=1000)
    actions.open_round(table.workshop, by=alice)
    for who in table.voters[:4]:
        for subject, score in zip(table.subjects, [5, 4, 3, 2, 1], strict=True):
            actions.vote(who, subject, Cast(score))
    actions.end_round(table.workshop, by=alice)
    url = reverse("workshop:workshop", args=[table.workshop.number])
    assert "What the rule chooses" not in signed_in(alice).get(url).content.decode()


def test_the_rule_passes_over_what_fewer_than_five_voted_on(table, alice):
    Workshop.objects.update(rule="shares", budget=1000)
    actions.open_round(table.workshop, by=alice)
    for who in table.voters:
        actions.vote(who, table.subjects[0], Cast(5))
    actions.vote(table.voters[0], table.subjects[1], Cast(4))
    actions.end_round(table.workshop, by=alice)
    found = outcome(Workshop.objects.get(pk=table.workshop.pk))
    assert found.chosen == (table.subjects[0].initiative.number,)


def test_nobody_is_named_when_the_rest_of_a_side_would_be_told_by_it(voted, alice):
    """Five of Sales: four named leave one, whose side is drawn, though seven are silent in all."""
    actions.end_round(voted.workshop, by=alice)
    voted.workshop.refresh_from_db()
    for who in voted.voters[:4]:
        actions.consent(who, named=True)
    first = queries.readings(voted.workshop)[0]
    assert first.spread.sides
    assert first.named == ()
    actions.consent(voted.voters[4], named=True)
    assert len(queries.readings(voted.workshop)[0].named) == 5


def test_a_renewed_link_shows_no_vote_given_before_it(voted, alice, client):
    token = actions.renew(voted.voters[0], by=alice)
    page = client.get(ballot(token)).content.decode()
    assert "because of" not in page
    assert "checked" not in page
    assert "still count" in page
    assert Score.objects.filter(participant=voted.voters[0]).count() == 5


def test_a_renewed_link_is_not_told_by_refusals_what_was_voted(voted, alice, client):
    token = actions.renew(voted.voters[0], by=alice)
    assert one(client, token, voted.subjects[3], "5").status_code == 200
    assert list(Score.objects.filter(participant=voted.voters[0]).values_list("score")) == [(5,)]
    assert one(client, token, voted.subjects[0], "5").status_code == 422


def test_who_renews_a_link_cannot_consent_to_name_votes_given_before_it(voted, alice, client):
    token = actions.renew(voted.voters[0], by=alice)
    client.post(reverse("workshop:consent", args=[token]), {"named": "1"})
    actions.end_round(voted.workshop, by=alice)
    voted.workshop.refresh_from_db()
    assert Participant.objects.get(pk=voted.voters[0].pk).named
    assert queries.readings(voted.workshop)[0].named == ()


def test_the_link_of_who_left_the_company_opens_nothing(voted, client, bob):
    Participant.objects.filter(pk=voted.voters[0].pk).update(person=bob)
    assert client.get(ballot(voted.tokens[0])).status_code == 200
    bob.is_active = False
    bob.save()
    assert client.get(ballot(voted.tokens[0])).status_code == 404
    assert one(client, voted.tokens[0], voted.subjects[0], "5").status_code == 404
