"""Every page of the strategy speaks through the catalogue: nothing of ours is left unmarked."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from passerelle.strategy.models import Statement
from tests.ui.pseudo import speaking, unmarked

pytestmark = pytest.mark.django_db


@pytest.fixture
def everything(alice, strategy, product, make_objective, make_key_result, make_entry, say):
    """One row of each kind, late ones among them; the ids that addresses need, by the row's name."""
    alice.language = "en"
    alice.save()
    today = timezone.localdate()
    far = make_objective("Loin", horizon="long")
    near = make_objective("Près", product=product, parent=far, owner=alice)
    dates = {"start_on": today - dt.timedelta(days=90), "target_on": today + dt.timedelta(days=90)}
    read = make_key_result(near, owner=alice, **dates)
    say(read, 50, on=today - dt.timedelta(days=10))
    make_key_result(near, "Sans lecture", **dates)
    risk = make_entry(
        objective=near, owner=alice, review_on=today - dt.timedelta(days=6), exposure_low=10,
        exposure_high=20, response="Agir", reviewed_on=today, review_note="Vu",
    )  # fmt: skip
    make_entry("Chance", kind="opportunity", product=product)
    newer = Statement.objects.create(kind="strategy", number=2, title="Près", body="Neuf", by=alice)
    rows = {"first": strategy, "newer": newer, "objective": near, "read": read, "risk": risk}
    return {name: row.pk for name, row in rows.items()}


PAGES = [
    ("home", [], ""),
    ("objectives", [], ""),
    ("key_results", [], ""),
    ("statements", [], ""),
    ("register", [], ""),
    ("register", [], "?view=matrix"),
    ("new_objective", [], ""),
    ("new_entry", [], ""),
    ("publish", ["vision"], ""),
    *((name, ["first"], "") for name in ("statement", "printed", "readers")),
    ("difference", ["newer", "first"], ""),
    *((name, ["objective"], "") for name in ("objective", "edit_objective", "delete_objective")),
    ("new_key_result", ["objective"], ""),
    *(
        (name, ["read"], "")
        for name in ("key_result", "know", "check_in", "edit_key_result", "delete_key_result")
    ),
    *((name, ["risk"], "") for name in ("entry", "edit_entry", "delete_entry")),
]


@pytest.mark.parametrize(("name", "args", "query"), PAGES)
def test_nothing_is_left_unmarked(alice, signed_in, everything, name, args, query):
    address = reverse(f"strategy:{name}", args=[everything.get(arg, arg) for arg in args])
    with speaking():
        answer = signed_in(alice).get(address + query)
    assert answer.status_code == 200
    assert unmarked(answer.content.decode()) == []
