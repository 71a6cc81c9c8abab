from __future__ import annotations

import datetime as dt

import pytest

from passerelle.roadmap.models import Initiative
from passerelle.strategy.models import CheckIn, KeyResult, Objective, RegisterEntry

TODAY = dt.date.today()


@pytest.fixture
def story(company, product, team, alice):
    """One objective with a key result off its course, one promised initiative, one overdue risk."""
    objective = Objective.objects.create(
        number=1, title="Grow", start=TODAY - dt.timedelta(200), end=TODAY + dt.timedelta(100), product=product
    )  # fmt: skip
    result = KeyResult.objects.create(
        objective=objective, number=1, title="Weekly technicians", start_value=0, target_value=100,
        start_on=TODAY - dt.timedelta(200), target_on=TODAY + dt.timedelta(100), team=team, owner=alice,
    )  # fmt: skip
    CheckIn.objects.create(key_result=result, on=TODAY, value=10, confidence=2, by=alice)
    initiative = Initiative.objects.create(
        number=5, title="Offline mode", team=team, product=product, state="doing",
        start_on=TODAY - dt.timedelta(20), end_on=TODAY + dt.timedelta(5), promised_on=TODAY + dt.timedelta(1),
        cost_low=10, cost_mid=20, cost_high=40, cost_unit="k€",
    )  # fmt: skip
    risk = RegisterEntry.objects.create(
        kind="risk",
        title="=One integrator",
        likelihood=4,
        impact=5,
        review_on=TODAY - dt.timedelta(3),
    )
    return {"objective": objective, "result": result, "initiative": initiative, "risk": risk}
