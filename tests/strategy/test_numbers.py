"""A number is given once: people quote “2.1” or “R-11” for years, and what is put back keeps its own."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from passerelle.strategy.actions import change_entry, create_entry, remove
from passerelle.strategy.models import Objective, RegisterEntry
from passerelle.trail.actions import undo

pytestmark = pytest.mark.django_db
FACTS = {"review_on": "2026-12-01"}


def test_a_deleted_number_is_not_given_again_and_comes_back(alice, make_objective, make_key_result):
    make_objective("Un")
    second = make_objective("Deux")
    gone = remove(second, by=alice)
    third = make_objective("Trois")
    assert third.code == "3"
    undo(gone, by=alice)
    assert sorted(Objective.objects.values_list("number", flat=True)) == [1, 2, 3]
    result = make_key_result(third)
    remove(result, by=alice)
    assert make_key_result(third).code == "3.2"


def test_risks_and_opportunities_are_numbered_apart(alice):
    risk = create_entry(by=alice, kind="risk", title="Un", **FACTS)
    chance = create_entry(by=alice, kind="opportunity", title="Deux", **FACTS)
    assert (risk.code, chance.code) == ("R-01", "O-01")
    assert change_entry(risk, by=alice, kind="opportunity").code == "O-02"
    assert create_entry(by=alice, kind="risk", title="Trois", **FACTS).code == "R-01"


def test_the_database_holds_a_number_once(make_objective):
    make_objective("Un")
    with pytest.raises(IntegrityError), transaction.atomic():
        Objective.objects.create(number=1, title="X", start="2026-01-01", end="2026-12-31")
    RegisterEntry.objects.create(kind="risk", number=4, title="X", **FACTS)
    with pytest.raises(IntegrityError), transaction.atomic():
        RegisterEntry.objects.create(kind="risk", number=4, title="Y", **FACTS)
