"""A movement of a measure is marked on its chart, with a link to the answer for that day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from passerelle.analysis.models import Movement
from passerelle.analysis.tasks import mark
from passerelle.jobs.models import Lease
from passerelle.kpis.actions import refresh
from passerelle.kpis.models import Measure, RollUp
from tests.analysis.test_a_movement_is_explained_on_its_page import BREAK, FIRST, poured

pytestmark = pytest.mark.django_db
DAY = (FIRST + dt.timedelta(days=BREAK)).date()


@pytest.fixture
def fallen(settings: Any, tmp_path: Path) -> Measure:
    settings.DATA = tmp_path
    measure = poured(tmp_path, fall=0.4)
    refresh(measure)
    mark.func(measure.pk)
    return measure


def test_rolling_up_asks_for_one_look_at_the_movements(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    measure = poured(tmp_path, fall=0.4)
    refresh(measure)
    refresh(measure)
    assert Lease.objects.filter(key=f"marks:{measure.pk}", ended_at=None).count() == 1


def test_a_planted_fall_is_marked_near_its_day(fallen: Measure) -> None:
    kept = RollUp.objects.get(measure=fallen, dimension="").marks
    near = [m for m in kept if abs((dt.date.fromisoformat(m[0]) - DAY).days) <= 3]
    assert len(near) == 1
    assert near[0][2] < -0.1


def test_marks_stay_until_they_are_looked_for_again(fallen: Measure) -> None:
    before = RollUp.objects.get(measure=fallen, dimension="").marks
    refresh(fallen)
    assert RollUp.objects.get(measure=fallen, dimension="").marks == before


def test_the_page_links_each_mark_to_its_answer(fallen: Measure, alice: Any, client: Any) -> None:
    client.force_login(alice)
    page = client.get(reverse("kpis:measure", args=[fallen.slug])).content.decode()
    on = RollUp.objects.get(measure=fallen, dimension="").marks[-1][0]
    address = f"{reverse('analysis:why', args=[fallen.slug])}?since={on}"
    assert page.count(f'href="{address}"') == 2  # on the chart, and in the list under it
    answer = client.get(address)
    assert "page" in answer.context


def test_a_series_that_stayed_calm_has_no_mark(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    measure = poured(tmp_path, fall=0.0)
    refresh(measure)
    mark.func(measure.pk)
    assert RollUp.objects.get(measure=measure, dimension="").marks == []


def test_what_the_watch_told_is_marked_and_what_was_restated_is_not(
    settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    measure = poured(tmp_path, fall=0.0)
    refresh(measure)
    told = {"flagged_on": DAY, "is_rise": False, "shape": "level", "change": -0.05}
    for days, ending in ((0, ""), (30, "restated")):
        since = DAY - dt.timedelta(days=days)
        flagged = told | {"flagged_on": since}
        Movement.objects.create(
            measure=measure,
            since=since,
            since_low=since,
            since_high=since,
            ending=ending,
            **flagged,
        )
    mark.func(measure.pk)
    kept = RollUp.objects.get(measure=measure, dimension="").marks
    assert kept == [[DAY.isoformat(), "level", -0.05]]


def test_a_measure_without_days_is_left_unmarked(company: Any) -> None:
    measure = Measure.objects.create(name="Empty", slug="empty")
    refresh(measure)
    mark.func(measure.pk)
    assert RollUp.objects.get(measure=measure).marks == []
    mark.func(0)
