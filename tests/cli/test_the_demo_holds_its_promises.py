"""The earlier quarters of the simulated company, loaded: the page of all promises finds what was planted in them."""

import datetime as dt

import numpy as np
import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from passerelle.cli.demo.loading import load
from passerelle.commitment.models import Commitment, Review
from passerelle.commitment.proof.portfolio import own_share, portfolio
from passerelle.people.models import Person
from passerelle.roadmap.queries import visible

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TODAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def story(django_db_setup, django_db_blocker, tmp_path_factory):
    """The company of the story, and all its promises as the CPO reads them."""
    kept, settings.DATA = settings.DATA, tmp_path_factory.mktemp("promises")
    try:
        with django_db_blocker.unblock(), transaction.atomic():
            keys = load(settings.DATA, today=TODAY, lang="en", password="x")
            camille = keys.people[keys.world.accounts["cpo"]]
            yield keys.world.past, camille, portfolio(camille, on=TODAY)
            transaction.set_rollback(True)
    finally:
        settings.DATA = kept


def inside(share, truth):
    return share.low <= truth <= share.high


def test_planted_effects_are_found_as_often_as_said(story):
    """Eight times in ten at least: readings with a control are told a little too wide."""
    past, _, found = story
    lived = {one.candidate.number: one for one in past.promises}
    held = [
        abs(one.ratio - lived[one.line["number"]].share) <= 1.2816 * one.error
        for one in found.measured
    ]
    assert len(held) == sum(one.delivered_on is not None for one in past.promises)
    assert np.mean(held) >= 0.8 - 2 * np.sqrt(0.8 * 0.2 / len(held))


def test_what_one_promised_brings_is_found_by_kind_and_group(story):
    past, _, found = story
    assert set(found.shares.kinds) == set(past.of_kinds)
    assert all(inside(found.shares.kinds[name], truth) for name, truth in past.of_kinds.items())
    assert set(found.shares.groups) == {"ceo", "cto"}
    for role, share in found.shares.groups.items():
        emails = Person.objects.filter(role=role, email__in=past.of_sponsors)
        truths = [past.of_sponsors[one] for one in emails.values_list("email", flat=True)]
        assert len(truths) >= 5
        assert inside(share, np.mean(truths))


def test_each_sponsor_finds_their_own_bias(story):
    past, _, found = story
    people = Person.objects.in_bulk(list(past.of_sponsors), field_name="email")
    held = [
        inside(own_share(people[who], found.measured), t) for who, t in past.of_sponsors.items()
    ]
    assert len(held) == 15
    assert np.mean(held) >= 0.8 - 2 * np.sqrt(0.8 * 0.2 / len(held))


def test_odds_are_told_too_high_by_as_much_as_planted(story):
    past, _, found = story
    truth = np.mean([one.chance * (one.delivered_on is not None) for one in past.promises])
    whole = found.odds.estimate.whole
    assert whole.low <= truth <= whole.high
    assert whole.announced > whole.high


def test_value_found_and_value_without_luck_are_near_the_planted_ones(story):
    past, _, found = story
    true = sum(one.candidate.value.mid * one.share for one in past.promises if one.delivered_on)
    assert found.worth.low <= true <= found.worth.high < found.worth.promised
    worth = sum(one.candidate.worth for one in past.promises)
    current = Commitment.objects.order_by("number").last().content["lines"]
    more = sum(one["value"][1] for one in current if one["chosen"])
    assert abs(found.chosen.expected - more - worth) < abs(found.chosen.told - more - worth)


def test_the_page_tells_it_and_a_sponsor_alone_reads_their_own(story):
    _, camille, _ = story
    client = Client()
    client.force_login(camille)
    text = client.get(reverse("commitment:portfolio")).content.decode()
    assert "too much is promised" in text
    assert "Your own promises" in text
    client.force_login(Person.objects.get(email="advisor@belvedere.example"))
    assert "Your own promises" not in client.get(reverse("commitment:portfolio")).content.decode()


def test_the_past_is_found_and_does_not_clutter_today(story):
    past, camille, _ = story
    numbers = {one.candidate.number for one in past.promises}
    assert not visible(camille).filter(number__in=numbers).exists()
    assert visible(camille, archived=True).filter(number__in=numbers).count() == 48
    assert all(one.is_intact for one in Review.objects.all())
    assert [row.number for row in Commitment.objects.order_by("at")] == [1, 2, 3, 4, 5]
    assert all(row.is_intact for row in Commitment.objects.all())
