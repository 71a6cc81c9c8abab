"""A heading in force, objectives of both products and the company, and their key results."""

from __future__ import annotations

import datetime as dt

import pytest

from passerelle.strategy.models import CheckIn, KeyResult, Objective, RegisterEntry, Statement

TODAY = dt.date(2026, 7, 2)


@pytest.fixture
def today():
    return TODAY


@pytest.fixture
def make_objective(company):
    def make(title="Des tournées justes", **facts) -> Objective:
        dates = {"start": dt.date(2026, 1, 1), "end": dt.date(2026, 12, 31)}
        return Objective.objects.create(**{"title": title, **dates, **facts})

    return make


@pytest.fixture
def make_key_result():
    def make(objective, title="Tournées planifiées sans retouche", **facts) -> KeyResult:
        usual = {
            "unit": "%",
            "start_value": 40,
            "target_value": 60,
            "start_on": dt.date(2026, 1, 1),
            "target_on": dt.date(2026, 12, 31),
        }
        return KeyResult.objects.create(objective=objective, title=title, **{**usual, **facts})

    return make


@pytest.fixture
def say():
    """`say(key_result, 52, chances=8)`: a check-in, today unless told."""

    def check_in(key_result, value, *, chances=7, on=TODAY) -> CheckIn:
        return CheckIn.objects.create(key_result=key_result, on=on, value=value, confidence=chances)

    return check_in


@pytest.fixture
def strategy(company, alice):
    return Statement.objects.create(
        kind="strategy", number=1, title="Que chacun parte du bon pied", body="Texte.", by=alice
    )


@pytest.fixture
def make_entry(company):
    def make(title="Un seul intégrateur LoRa", **facts) -> RegisterEntry:
        return RegisterEntry.objects.create(
            **{"kind": "risk", "title": title, "review_on": TODAY, **facts}
        )

    return make
