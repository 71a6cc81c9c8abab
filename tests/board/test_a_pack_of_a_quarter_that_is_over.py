"""A quarter that is over is told as it was read at its end, and the pack says so."""

from __future__ import annotations

import datetime as dt
import sys

import pytest
from django.utils import timezone

from passerelle.board.actions import freeze
from passerelle.board.models import Pack
from passerelle.board.queries import current_quarter
from passerelle.board.writing import written
from passerelle.kernel.errors import DomainError
from passerelle.kpis.models import Measure, RollUp
from passerelle.strategy.models import KeyResult

pytestmark = pytest.mark.django_db
TODAY = dt.date.today()


@pytest.fixture
def measure(company, product):
    """A thousand days that grow by one a day; the last is today's, 1000."""
    found = Measure.objects.create(
        name="Technicians", slug="technicians", cadence="day", product=product, is_headline=True
    )
    days = [TODAY - dt.timedelta(days=n) for n in range(999, -1, -1)]
    points = [[on.isoformat(), float(n), float(n), None, 1] for n, on in enumerate(days, 1)]
    RollUp.objects.create(measure=found, dimension="", points=points)
    return found


@pytest.fixture
def result(story, measure):
    found = story["result"]
    KeyResult.objects.filter(pk=found.pk).update(
        measure=measure, start_on=TODAY - dt.timedelta(900)
    )
    return found


def section(content, key):
    return next(one for one in content["sections"] if one["key"] == key)


def figures(content, key):
    return [one for one in content["figures"] if one["section"] == key]


def test_key_results_and_measures_are_read_on_its_last_day(result, alice):
    before = current_quarter().shifted(-1)
    content = freeze(before, by=alice, sections=["course", "measures"]).pack.content["en"]
    expected = 1000.0 - (TODAY - before.end).days
    for key in ("course", "measures"):
        [figure] = figures(content, key)
        assert (figure["value"], figure["date"]) == (expected, before.end.isoformat())
    assert "as they were read on" in content["sources"]
    assert "Today" not in section(content, "course")["wide"][0]["columns"]


def test_the_current_quarter_is_read_today(result, alice):
    content = freeze(current_quarter(), by=alice, sections=["course"]).pack.content["en"]
    assert figures(content, "course")[0]["value"] == 1000.0
    assert "as they were read on" not in content["sources"]


def test_a_day_may_be_asked_for(result, alice):
    day = TODAY - dt.timedelta(days=300)
    content = written(
        current_quarter(), by=alice, lang="en", at=timezone.now(), sections=["measures"], as_of=day
    )
    assert figures(content, "measures")[0]["value"] == 700.0


def test_nothing_to_tell_is_not_frozen(company, alice):
    with pytest.raises(DomainError, match="nothing to tell"):
        freeze(current_quarter(), by=alice, sections=["course"])


@pytest.mark.parametrize(("meanwhile", "number"), [("road", 2), ("course", 1)])
def test_a_pack_frozen_meanwhile_takes_the_number_unless_it_says_the_same(
    story, alice, monkeypatch, meanwhile, number
):
    module = sys.modules[freeze.__module__]
    real, seen = module.written, []

    def slow(*words, **facts):
        if not seen:
            seen.append(True)
            freeze(current_quarter(), by=alice, sections=[meanwhile])
        return real(*words, **facts)

    monkeypatch.setattr(module, "written", slow)
    second, is_new = freeze(current_quarter(), by=alice, sections=["course"])
    assert is_new == (meanwhile != "course")
    assert second.number == number == Pack.objects.count()
    assert f"no. {number}" in second.content["en"]["seal"]
