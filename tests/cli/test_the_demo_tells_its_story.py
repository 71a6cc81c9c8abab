"""The simulated company, loaded: every page has something true to show."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.conf import settings
from django.db import transaction

from passerelle.analysis.queries import flow_at_a_glance
from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.reading.shown import Exercise
from passerelle.cli.demo.loading import load
from passerelle.delivery.models import Change, WorkItem
from passerelle.desk.inbox import waiting_for
from passerelle.desk.index import search
from passerelle.kpis.queries import headline
from passerelle.people.models import Company, Person
from passerelle.roadmap.models import Baseline, Initiative
from passerelle.strategy.queries import course, heading
from passerelle.trail.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TODAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("story")


@pytest.fixture(scope="module")
def camille(django_db_setup, django_db_blocker, folder):
    """The CPO of the story, loaded once for this file and taken away after it."""
    kept, settings.DATA = settings.DATA, folder
    try:
        with django_db_blocker.unblock(), transaction.atomic():
            keys = load(folder, today=TODAY, lang="fr", password="x")
            yield keys.people[keys.world.accounts["cpo"]]
            transaction.set_rollback(True)
    finally:
        settings.DATA = kept


def test_the_story_is_whole_and_its_truths_are_written(camille, folder):
    assert Company.objects.get().is_demo
    assert Person.objects.filter(is_active=True).count() == 90
    assert Initiative.objects.filter(archived_at=None).count() == 42
    assert WorkItem.objects.count() > 4000
    assert Change.objects.count() > 10_000
    assert json.loads((folder / "truths.json").read_text())
    assert heading(camille).readers == 84
    assert [row.code for row in course(camille, TODAY)][:2] == ["0.1", "1.1"]
    assert all(row.value is not None for row in headline(camille))
    assert all(not row.is_refused for row in flow_at_a_glance(camille))
    assert [row.is_intact for row in Baseline.objects.all()] == [True] * 5
    assert waiting_for(camille)
    assert [found.code for found in search(camille, "LoRa")]


def test_only_demonstration_accounts_can_sign_in(camille):
    assert Person.objects.exclude(password__startswith="!").count() == 10


def test_the_trail_is_that_of_people_at_work_not_of_one_minute(camille):
    """Six check-ins of a Monday at the same minute, and nothing else for weeks, are nobody's."""
    events = list(Event.objects.exclude(actor_id=None))
    assert len({(one.at, one.verb) for one in events}) == len(events)
    dates = [one for one in events if "end_on" in one.changes]
    assert len(dates) > 5 and all(one.at.weekday() < 5 for one in dates)
    states = [one.changes["state"] for one in events if "state" in one.changes]
    assert ["planned", "doing"] in states and ["doing", "delivered"] in states


def test_nothing_has_changed_since_its_scenarios_were_searched(camille):
    it = Exercise(Arbitration.objects.get(number=1), camille)
    assert len(it.solutions) == 3
    assert it.stale == set()
