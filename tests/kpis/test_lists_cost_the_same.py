"""The catalogue and the health of measures ask as much for a few measures as for many."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from passerelle.kpis.models import Measure, RollUp, Target

pytestmark = pytest.mark.django_db


def fill(count: int, owner) -> None:
    for n in range(Measure.objects.count(), Measure.objects.count() + count):
        one = Measure.objects.create(name=f"Measure {n}", slug=f"measure-{n}", owner=owner)
        Target.objects.create(measure=one, on=dt.date(2026, 12, 31), value=n)
        RollUp.objects.create(measure=one, dimension="", points=[["2026-07-01", n]])


@pytest.mark.parametrize("address", ["/measures/", "/sources/health/"])
def test_few_measures_and_many_ask_as_much(address, alice, signed_in):
    client, counts = signed_in(alice), []
    for count in (3, 20):
        fill(count, alice)
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 12
