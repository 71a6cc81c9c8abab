"""When the watch goes round: after values change, once a day in the morning, and when it is asked to."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from click.testing import CliRunner
from django.core import mail

from passerelle.analysis import rounds
from passerelle.analysis.actions import rounds as actions
from passerelle.analysis.models import Movement, WatchRun
from passerelle.jobs.actions import enqueue
from passerelle.jobs.models import Lease
from passerelle.jobs.worker import run_waiting
from passerelle.kpis.actions import refresh
from passerelle.kpis.models import Measure
from passerelle.people.models import Person
from tests.analysis.test_people_are_told_of_movements import moved
from tests.analysis.watched import LAST, a_measure, values
from tests.jobs.work import LOG, say

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail_is_sent(settings: Any, company: Any) -> None:
    settings.MAIL_IS_SENT = True


def test_pouring_values_in_asks_for_one_round(company: Any) -> None:
    for slug in ("one", "two"):
        refresh(Measure.objects.create(name=slug, slug=slug))
    assert Lease.objects.filter(key="watch").count() == 1


def test_the_morning_round_is_made_once_a_day_and_its_weekly_letters_once_a_week(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = values(seed=1)
    told[-8:] *= 0.8
    a_measure("signups", told, owner=alice)
    now = dt.datetime(2026, 6, 15, 5, 30, tzinfo=dt.UTC)  # a Monday
    monkeypatch.setattr(rounds, "there", lambda: now)
    rounds.ask_in_the_morning()
    assert not Lease.objects.filter(key__startswith="watch:").exists()
    for hour in (7, 9):
        now = now.replace(hour=hour)
        rounds.ask_in_the_morning()
        run_waiting()
    run = WatchRun.objects.get()
    assert (run.on, run.is_weekly, run.watched) == (now.date(), True, 1)
    assert len(mail.outbox) == 1
    moved(alice, slug="orders")
    now += dt.timedelta(days=1)
    rounds.ask_in_the_morning()
    run_waiting()
    assert [run.is_weekly for run in WatchRun.objects.order_by("on")] == [True, False]
    assert len(mail.outbox) == 1


def test_a_round_lets_people_pass_between_two_measures_and_ends_as_if_it_had_not(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = values(seed=1)
    told[-8:] *= 0.8
    measures = [a_measure(slug, told, owner=alice) for slug in ("signups", "orders")]
    raised, raise_it = [], actions.raise_it

    def seen(measure: Measure, *words: Any) -> None:
        if not raised:
            refresh(
                Measure.objects.create(name="Asked", slug="asked")
            )  # nobody waits for its marks
            enqueue(say, "a person waits")
        raised.append((measure.slug, list(LOG)))
        raise_it(measure, *words)

    monkeypatch.setattr(actions, "raise_it", seen)
    LOG.clear()
    enqueue(rounds.watch)
    run_waiting()
    assert raised == [("signups", []), ("orders", ["a person waits"])]
    assert {row.measure for row in Movement.objects.all()} == set(measures)


def test_the_command_makes_a_round_and_prints_it(company: Any) -> None:
    from passerelle.cli.watching import watch_command

    told = values(seed=1)
    told[-8:] *= 0.8
    a_measure("signups", told)
    found = CliRunner().invoke(watch_command, ["--json"])
    facts = json.loads(found.output)
    assert (facts["watched"], facts["raised"]) == (1, 1)
    assert facts["movements"][0]["measure"] == "signups"
    assert facts["movements"][0]["since"] == str(LAST - dt.timedelta(days=7))
    again = CliRunner().invoke(watch_command, [])
    assert "1 measure really moved." in again.output
