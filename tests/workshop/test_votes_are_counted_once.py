"""A vote is kept when it is acknowledged, counts once however often it is sent, and is refused out of turn."""

import pytest
from django.urls import reverse

from passerelle.kernel.errors import DomainError
from passerelle.workshop import actions
from passerelle.workshop.actions import Cast
from passerelle.workshop.models import Score
from passerelle.workshop.quotas import left, quotas

pytestmark = pytest.mark.django_db


def test_a_vote_sent_twice_counts_once_and_a_later_one_replaces_it(table, alice):
    actions.open_round(table.workshop, by=alice)
    who, subject = table.voters[0], table.subjects[0]
    first = actions.vote(who, subject, Cast(4, device="phone", turn=1))
    again = actions.vote(who, subject, Cast(4, device="phone", turn=1))
    assert again.pk == first.pk
    actions.vote(who, subject, Cast(2, device="phone", turn=3))
    late = actions.vote(who, subject, Cast(5, device="phone", turn=2))
    assert late.score == 2
    assert Score.objects.filter(participant=who).count() == 1


def test_there_are_few_fives(table, alice):
    actions.open_round(table.workshop, by=alice)
    who = table.voters[0]
    actions.vote(who, table.subjects[0], Cast(5))
    with pytest.raises(DomainError) as refused:
        actions.vote(who, table.subjects[1], Cast(5))
    assert "1 of these only" in str(refused.value.message)
    actions.vote(who, table.subjects[0], Cast(3))
    assert actions.vote(who, table.subjects[1], Cast(5)).score == 5


def test_abstaining_takes_no_score_from_the_others(table, alice):
    actions.open_round(table.workshop, by=alice)
    for subject in table.subjects:
        assert actions.vote(table.voters[0], subject, Cast(None)).score is None


@pytest.mark.parametrize("subjects", range(1, 41))
def test_the_distribution_adds_up_to_the_subjects(subjects):
    assert sum(quotas(subjects).values()) == subjects
    assert min(quotas(subjects).values()) >= 0
    assert left(subjects, [])[3] >= left(subjects, [])[5]


def test_a_vote_after_the_round_is_refused_and_the_one_before_stands(table, alice):
    actions.open_round(table.workshop, by=alice)
    who, subject = table.voters[0], table.subjects[0]
    actions.vote(who, subject, Cast(4))
    actions.end_round(table.workshop, by=alice)
    with pytest.raises(DomainError):
        actions.vote(who, subject, Cast(1))
    assert Score.objects.get(participant=who).score == 4


def test_the_second_round_asks_only_what_divides_and_keeps_the_first(voted, alice):
    actions.end_round(voted.workshop, by=alice)
    actions.open_round(voted.workshop, by=alice, again=[voted.subjects[0].pk])
    who = voted.voters[0]
    who.refresh_from_db()
    with pytest.raises(DomainError):
        actions.vote(who, voted.subjects[1], Cast(3))
    actions.vote(who, voted.subjects[0], Cast(3))
    assert Score.objects.filter(participant=who, subject=voted.subjects[0]).count() == 2


def test_the_rule_cannot_change_once_the_round_is_open(table, alice):
    actions.open_round(table.workshop, by=alice)
    with pytest.raises(DomainError):
        actions.change(table.workshop, name="Debate", rule="owner", budget=1, by=alice)


def test_whoever_invites_fewer_than_are_told_of_is_warned(table, alice, signed_in):
    url = reverse("workshop:setup", args=[table.workshop.number])
    assert "Under 5 votes" not in signed_in(alice).get(url).content.decode()
    for who in table.voters[4:]:
        actions.forget(who, by=alice)
    assert "Under 5 votes" in signed_in(alice).get(url).content.decode()
