"""However much the company holds, the bridge asks as much, tells of all of it, and shows what needs looking at."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from passerelle.bridge.look import MEASURES_SHOWN, RESULTS_SHOWN, ROAD_SHOWN, look
from passerelle.kpis.models import Measure, RollUp
from passerelle.strategy.models import CheckIn, KeyResult
from passerelle.trail.actions import record
from tests.desk.todo import pile_up

pytestmark = pytest.mark.django_db


def filled(person, product, count):
    """`count` more of all that the bridge shows."""
    pile_up(person, product, count)
    for number in range(count):
        name = f"visits-{Measure.objects.count()}"
        measure = Measure.objects.create(name=name, slug=name, is_headline=True, product=product)
        RollUp.objects.create(measure=measure, dimension="", points=[["2026-01-05", number]])
    for row in KeyResult.objects.all():
        CheckIn.objects.get_or_create(
            key_result=row, on=timezone.localdate(), defaults={"value": 9, "confidence": 5}
        )


def seen(person, company):
    return look(person, company=company, today=timezone.localdate(), visited=None)


def test_a_large_company_costs_as_many_queries_as_a_small_one(
    alice, bob, company, product, signed_in
):
    def cost():
        client = signed_in(alice)
        client.get(reverse("bridge:bridge"))
        cache.clear()
        with CaptureQueriesContext(connection) as kept:
            assert client.get(reverse("bridge:bridge")).status_code == 200
        return len(kept)

    filled(alice, product, 3)
    for row in (product, KeyResult.objects.first(), bob):
        record("created", row, by=bob)
    few = cost()
    filled(alice, product, 9)
    record("created", Measure.objects.first(), by=bob)
    assert cost() == few


def test_beyond_a_screenful_the_worst_are_shown_and_all_are_counted(
    alice, company, product, signed_in
):
    filled(alice, product, RESULTS_SHOWN + 3)
    bad = KeyResult.objects.order_by("-pk").first()
    bad.start_on -= dt.timedelta(days=300)
    bad.save()
    found = seen(alice, company)
    assert len(found.states) == RESULTS_SHOWN + 3
    assert len(found.course) == RESULTS_SHOWN
    assert (len(found.measures), len(found.road)) == (MEASURES_SHOWN, ROAD_SHOWN)
    assert found.course[-1].pk == bad.pk and found.course[-1].state == "off"
    html = signed_in(alice).get(reverse("bridge:bridge")).content.decode()
    assert "3 others need looking at less" in html
    assert "The others are in the whole list" in html


def test_a_screenful_is_shown_whole(alice, company, product, signed_in):
    filled(alice, product, 3)
    found = seen(alice, company)
    assert (len(found.states), len(found.course), len(found.road)) == (3, 3, 3)
    assert "others need looking at less" not in (
        signed_in(alice).get(reverse("bridge:bridge")).content.decode()
    )
