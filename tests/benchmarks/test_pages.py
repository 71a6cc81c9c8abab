"""The bar of `python -m benchmarks.pages` on the pages that hold most, at a reduced size, in calls of functions.

A call counted is the same on any machine; a page at twice the calls of another takes about twice its time.
"""

from __future__ import annotations

import cProfile
import datetime as dt
import pstats

import pytest

from benchmarks.pages.reference import ADDRESS
from benchmarks.pages.routes import LIST
from passerelle.desk import index
from passerelle.kpis.models import Measure, RollUp
from passerelle.strategy.models import CheckIn, KeyResult, Objective, RegisterEntry, Statement

pytestmark = pytest.mark.django_db
SIZE = 250
TODAY = dt.date.today()
LIFE = {"start": TODAY - dt.timedelta(days=180), "end": TODAY + dt.timedelta(days=180)}
PAGES = (
    "/strategy/",
    "/strategy/objectives/",
    "/strategy/key-results/",
    "/strategy/register/",
    "/strategy/texts/2/since/1/",
)


@pytest.fixture
def large(alice, team, product):
    """One objective in ten is far off and read from those that serve it; half the key results follow a measure."""
    made = Objective.objects.bulk_create(
        Objective(
            number=n + 1,
            title=f"Des tournées justes {n}",
            description="Pour que chacun parte du bon pied, le carnet à la main.",
            horizon="long" if n % 10 == 0 else "short",
            owner=alice,
            product=product if n % 2 else None,
            **LIFE,
        )
        for n in range(SIZE)
    )
    for n, row in enumerate(made):
        row.parent = made[n - n % 10] if n % 10 else None
    Objective.objects.bulk_update(made, ["parent"])
    _key_results([row for row in made if row.parent], team=team, owner=alice)
    RegisterEntry.objects.bulk_create(
        RegisterEntry(
            kind="risk", number=n + 1, title=f"Un risque {n}", review_on=TODAY, owner=alice
        )
        for n in range(SIZE)
    )
    for number, body in enumerate(("Servir.", "Servir le carnet des tournées."), start=1):
        Statement.objects.create(
            pk=number, kind="strategy", number=number, title="Un cap", body=body, by=alice
        )
    index.rebuild()


def _key_results(objectives, **shared) -> None:
    measures = Measure.objects.bulk_create(
        Measure(name=f"Mesure {n}", slug=f"mesure-{n}", unit="%", cadence="week") for n in range(10)
    )
    for measure in measures:
        points = [[(TODAY - dt.timedelta(weeks=n)).isoformat(), 50.0 + n] for n in range(60, 0, -1)]
        RollUp(measure=measure, dimension="", points=points).save()
    made = KeyResult.objects.bulk_create(
        KeyResult(
            number=1,
            objective=row,
            title=f"Tournées sans retouche {n}",
            start_value=40,
            target_value=60,
            start_on=LIFE["start"],
            target_on=LIFE["end"],
            measure=measures[n % 10] if n % 2 else None,
            **shared,
        )
        for n, row in enumerate(objectives)
    )
    CheckIn.objects.bulk_create(
        CheckIn(key_result=row, on=TODAY, value=49 + n % 7, confidence=n % 10)
        for n, row in enumerate(made)
    )


def calls(client, address: str) -> int:
    """How many functions are called for one answer, once what is kept between answers is there."""
    assert client.get(address).status_code == 200
    profile = cProfile.Profile()
    profile.runcall(client.get, address)
    return pstats.Stats(profile).total_calls


@pytest.mark.slow
def test_a_full_page_of_the_strategy_stays_near_a_plain_one(large, alice, signed_in, settings):
    settings.ROOT_URLCONF = "benchmarks.pages.reference"
    client = signed_in(alice)
    plain = calls(client, ADDRESS)
    assert [page for page in PAGES if calls(client, page) > LIST * plain] == []
