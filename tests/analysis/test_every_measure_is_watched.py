"""The round of the watch: what moved is kept once, noise is not, and what is over is closed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from passerelle.analysis.actions import set_watch
from passerelle.analysis.actions.rounds import watch_all
from passerelle.analysis.models import Judged, Movement, Watch
from passerelle.analysis.watching.daily import by_day
from passerelle.kpis.models import DatedEvent, RollUp
from passerelle.people.models import Company
from tests.analysis.test_a_movement_is_explained_on_its_page import BREAK, FIRST, poured
from tests.analysis.watched import LAST, a_measure, pour, values

pytestmark = pytest.mark.django_db


def a_loss(days: int = 12, *, share: float = 0.15, seed: int = 1) -> np.ndarray:
    told = values(seed=seed)
    told[-days:] *= 1 - share
    return told


def calm(number: int) -> None:
    for n in range(number):
        a_measure(f"calm-{n}", values(seed=100 + n))


def test_a_planted_loss_is_kept_with_its_day_its_size_and_what_it_looks_like(company: Any) -> None:
    calm(4)
    lost = a_measure("signups", a_loss())
    out = watch_all()
    assert (out.watched, out.raised) == (5, 1)
    kept = Movement.objects.get()
    assert (kept.measure, kept.shape, kept.is_rise, kept.state) == (lost, "level", False, "open")
    began = LAST - dt.timedelta(days=11)
    assert abs((kept.since - began).days) <= 1
    assert kept.since_low <= began <= kept.since_high
    assert kept.change_low < -0.15 < kept.change_high < 0
    assert kept.expected > kept.actual


def test_one_odd_day_is_a_point(company: Any) -> None:
    told = values(seed=1)
    told[-2] *= 0.5
    a_measure("signups", told)
    watch_all()
    kept = Movement.objects.get()
    assert (kept.shape, kept.since) == ("point", LAST - dt.timedelta(days=1))


def test_a_day_off_that_the_company_names_is_the_calendar(company: Any) -> None:
    told = values(seed=1)
    told[-2] *= 0.5
    measure = a_measure("signups", told)
    DatedEvent.objects.create(
        on=LAST - dt.timedelta(days=1), kind="holiday", label="Fête", measure=measure
    )
    watch_all()
    assert Movement.objects.get().shape == "calendar"


def test_running_twice_changes_nothing(company: Any) -> None:
    a_measure("signups", a_loss())
    a_measure("calm", values(seed=5))
    watch_all()
    before = [list(model.objects.order_by("pk").values()) for model in (Movement, Judged)]
    out = watch_all()
    assert (out.raised, out.closed) == (0, 0)
    assert before == [list(model.objects.order_by("pk").values()) for model in (Movement, Judged)]


@pytest.mark.one_database(
    "how often and since when it tells, of numbers; the tests around it run the round there"
)
def test_day_after_day_a_loss_is_told_once_and_closed_when_it_comes_back(company: Any) -> None:
    told = values(seed=1)
    told[-40:-20] *= 0.85
    measure = a_measure("signups", told[:-45])
    for left in range(45, -1, -3):
        pour(measure, told[: len(told) - left], last=LAST - dt.timedelta(days=left))
        watch_all()
    falls = Movement.objects.filter(is_rise=False)
    assert len(falls) == 1
    assert falls[0].closed_at
    assert falls[0].ending == "back"


def test_restated_data_close_what_they_had_raised_and_it_comes_again_with_them(
    company: Any,
) -> None:
    measure = a_measure("signups", a_loss())
    watch_all()
    pour(measure, values(seed=1))
    assert watch_all().closed == 1
    assert Movement.objects.get().ending == "restated"
    pour(measure, a_loss())
    watch_all()
    assert Movement.objects.get().state == "open"


def test_what_lasts_two_months_is_the_new_usual(company: Any) -> None:
    told = values(seed=1)
    told[-80:] *= 0.85
    measure = a_measure("signups", told[:-70])
    for left in (70, 60, 30, 0):
        pour(measure, told[: len(told) - left], last=LAST - dt.timedelta(days=left))
        watch_all()
    assert Movement.objects.get(is_rise=False).ending == "settled"


@pytest.mark.one_database(
    "how often and since when it tells, of numbers; the tests around it run the round there"
)
def test_quiet_measures_stay_within_the_budget_of_the_company(company: Any) -> None:
    """Forty quiet measures over six rounds of four weeks: about six false alarms are allowed."""
    series = {n: values(seed=900 + n, days=DAYS_OF_NULL) for n in range(40)}
    measures = {n: a_measure(f"calm-{n}", told[:-140]) for n, told in series.items()}
    for left in range(140, -1, -28):
        for n, measure in measures.items():
            told = series[n]
            pour(measure, told[: len(told) - left], last=LAST - dt.timedelta(days=left))
        watch_all()
    assert Movement.objects.count() <= 10


DAYS_OF_NULL = 420


def test_only_what_is_bad_is_told_where_only_that_matters(company: Any, alice: Any) -> None:
    told = values(seed=1)
    told[-12:] *= 1.2
    measure = a_measure("signups", told, direction="up")
    set_watch(measure, by=alice, side=Watch.Side.BAD)
    watch_all()
    assert not Movement.objects.exists()
    set_watch(measure, by=alice, side=Watch.Side.BOTH)
    Judged.objects.all().delete()
    watch_all()
    assert Movement.objects.get().is_rise


def test_what_is_no_longer_watched_has_nothing_open(company: Any, alice: Any) -> None:
    measure = a_measure("signups", a_loss())
    watch_all()
    set_watch(measure, by=alice, is_watched=False)
    watch_all()
    assert Movement.objects.get().ending == "unwatched"


def test_a_short_or_slow_measure_is_refused_with_its_reason(company: Any) -> None:
    a_measure("short", values(seed=1, days=100))
    slow = a_measure("slow", values(seed=1))
    slow.cadence = "month"
    slow.save()
    out = watch_all()
    assert (out.watched, out.refused) == (0, 2)
    told = dict(Judged.objects.values_list("measure__slug", "refusal"))
    assert told == {"short": "past-too-short", "slow": "days-needed"}


@pytest.mark.one_database(
    "how often and since when it tells, of numbers; the tests around it run the round there"
)
def test_a_smaller_budget_tells_later(company: Any) -> None:
    faint = values(seed=3)
    faint[-6:] *= 0.955
    a_measure("faint", faint)
    calm(15)
    Company.objects.update(false_alarms=30)
    watch_all()
    many = Movement.objects.filter(measure__slug="faint").count()
    Movement.objects.all().delete()
    Judged.objects.all().delete()
    Company.objects.update(false_alarms=1 / 3)
    watch_all()
    assert (many, Movement.objects.filter(measure__slug="faint").count()) == (1, 0)


def test_a_measure_shown_by_the_week_is_watched_by_the_day_of_its_files(
    company: Any, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    measure = poured(tmp_path, fall=0.4)
    measure.cadence = "week"
    measure.save()
    RollUp.objects.create(measure=measure, dimension="", points=[])
    assert watch_all().watched == 1
    kept = Movement.objects.get()
    assert kept.since == (FIRST + dt.timedelta(days=BREAK)).date()


def test_files_by_the_day_are_read_once_for_each_roll_up(
    company: Any, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    measure = poured(tmp_path, fall=0.4)
    measure.cadence = "week"
    first = RollUp.objects.create(measure=measure, dimension="", points=[])
    days = by_day(measure, roll_up=first.pk)
    assert days
    measure.loads.all().delete()
    assert by_day(measure, roll_up=first.pk) == days
    assert by_day(measure, roll_up=first.pk + 1) is None
    assert by_day(measure, roll_up=first.pk + 1) is None
