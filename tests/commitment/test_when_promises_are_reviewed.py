"""Thirty, sixty and ninety days after a freeze, in the morning, without being asked."""

import datetime as dt

import pytest
from django.utils import timezone

from passerelle.commitment import rounds
from passerelle.commitment.models import Review
from passerelle.jobs.worker import run_waiting
from passerelle.roadmap.models import Initiative
from tests.commitment.promised import frozen, line


@pytest.fixture
def commitment(product):
    row = Initiative.objects.create(number=1, title="Bet", product=product)
    on = timezone.localdate() - dt.timedelta(days=61)
    return frozen([line(row)], product=product, on=on)


def at(hour):
    return lambda: timezone.now().replace(hour=hour)


def test_each_day_that_has_come_is_reviewed_once(commitment, monkeypatch):
    monkeypatch.setattr(rounds, "there", at(7))
    for _ in range(2):
        rounds.ask_in_the_morning()
        run_waiting()
    kept = {row.day: row.on for row in Review.objects.all()}
    frozen_on = timezone.localdate(commitment.at)
    assert kept == {n: frozen_on + dt.timedelta(days=n) for n in (30, 60)}


def test_what_was_delivered_late_is_read_once_more_on_day_180(product):
    row = Initiative.objects.create(number=2, title="Late", product=product)
    today = timezone.localdate()
    frozen([line(row)], product=product, on=today - dt.timedelta(days=200))
    assert [day for _, day in rounds.due(today)] == [30, 60, 90, 180]


def test_nobody_is_reviewed_at_night(commitment, monkeypatch):
    monkeypatch.setattr(rounds, "there", at(3))
    rounds.ask_in_the_morning()
    assert run_waiting() == 0
