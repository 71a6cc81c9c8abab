"""Setting key results, checking in, being asked to."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from passerelle.desk.inbox import waiting_for
from passerelle.kernel.errors import DomainError
from passerelle.kpis.models import Measure, RollUp
from passerelle.people.models import ProductRole
from passerelle.strategy import actions
from passerelle.strategy.models import CheckIn, KeyResult, Objective
from passerelle.trail.models import Event

pytestmark = pytest.mark.django_db
FACTS = {
    "title": "Sans retouche",
    "unit": "%",
    "start_value": "40",
    "target_value": "60",
    "start_on": "2026-01-01",
    "target_on": "2026-12-31",
    "cadence_days": "7",
}


@pytest.fixture
def running(make_objective, make_key_result, alice):
    """A key result of Alice that started a month ago and was never checked in."""
    today = timezone.localdate()
    dates = {"start_on": today - dt.timedelta(days=30), "target_on": today + dt.timedelta(days=60)}
    return make_key_result(make_objective(), owner=alice, **dates)


def asked(person):
    return [item for item in waiting_for(person) if item.kind == "check_in"]


def test_an_objective_is_set_and_gets_its_key_result(alice, signed_in, company):
    page = signed_in(alice)
    page.post(
        reverse("strategy:new_objective"),
        {"title": "Juste", "horizon": "short", "start": "2026-01-01", "end": "2026-12-31"},
    )
    objective = Objective.objects.get()
    page.post(reverse("strategy:new_key_result", args=[objective.pk]), FACTS)
    assert KeyResult.objects.get().objective == objective
    assert Event.objects.filter(verb="created", actor_id=alice.pk).count() == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"target_value": "40"}, "a key result must go somewhere"),
        ({"target_on": "2026-01-01"}, "due after the day it starts"),
        ({"start_value": "beaucoup"}, "Enter a number"),
        ({"start_value": ""}, "Nothing gives the start value"),
        ({"cadence_days": "0"}, "greater than or equal to 1"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(alice, signed_in, make_objective, wrong, said):
    address = reverse("strategy:new_key_result", args=[make_objective().pk])
    answer = signed_in(alice).post(address, {**FACTS, **wrong})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not KeyResult.objects.exists()


def test_the_start_is_read_from_the_measure_when_nobody_types_it(alice, signed_in, make_objective):
    measure = Measure.objects.create(name="Sans retouche", slug="sans", unit="%")
    RollUp.objects.create(measure=measure, points=[["2025-12-31", 43.5], ["2026-01-05", 44]])
    address = reverse("strategy:new_key_result", args=[make_objective().pk])
    signed_in(alice).post(address, {**FACTS, "start_value": "", "measure": measure.pk})
    assert KeyResult.objects.get().start_value == 43.5


def test_an_objective_never_serves_itself(alice, make_objective):
    top = make_objective("Haut")
    low = make_objective("Bas", parent=top)
    with pytest.raises(DomainError, match="cannot serve"):
        actions.change_objective(top, by=alice, parent=low)


def test_a_product_manager_sets_objectives_on_their_product_only(
    charlie, signed_in, product, other_product
):
    ProductRole.objects.create(person=charlie, product=product, role="pm")
    facts = {"title": "Juste", "horizon": "short", "start": "2026-01-01", "end": "2026-12-31"}
    page, address = signed_in(charlie), reverse("strategy:new_objective")
    assert page.post(address, facts).status_code == 422
    assert page.post(address, {**facts, "product": other_product.pk}).status_code == 422
    assert page.post(address, {**facts, "product": product.pk}).status_code == 302


def test_a_check_in_that_is_late_waits_for_its_owner_and_says_since_when(alice, bob, running):
    waiting = asked(alice)
    assert len(waiting) == 1
    assert waiting[0].due == running.start_on + dt.timedelta(days=7)
    assert "23 days late" in waiting[0].detail
    assert asked(bob) == []


def test_checking_in_settles_it_until_the_next_time(alice, signed_in, running):
    today = timezone.localdate().isoformat()
    signed_in(alice).post(
        reverse("strategy:check_in", args=[running.pk]),
        {"on": today, "value": "47", "confidence": "8", "comment": "Mobile livré"},
    )
    said = CheckIn.objects.get()
    assert (said.value, said.confidence, said.comment, said.by) == (47, 8, "Mobile livré", alice)
    assert asked(alice) == []


def test_a_check_in_starts_from_the_chances_given_last_time_and_from_none_the_first_time(
    alice, signed_in, running
):
    page, form = signed_in(alice), reverse("strategy:check_in", args=[running.pk])
    assert page.get(form).context["form"]["confidence"].value() is None
    said = {"on": timezone.localdate().isoformat(), "value": "47", "comment": ""}
    assert page.post(form, {**said, "confidence": ""}).status_code == 422
    assert page.post(form, {**said, "confidence": "8"}).status_code == 302
    for address in (form, running.get_absolute_url()):
        assert page.get(address).context["form"]["confidence"].value() == 8


def test_a_check_in_by_hand_says_the_value_told_last_and_what_is_wanted(alice, running, signed_in):
    """In its unit, so that nobody wonders whether 45 is 45% or 0.45."""
    page, form = signed_in(alice), reverse("strategy:check_in", args=[running.pk])
    assert "Last told" not in page.get(form).content.decode()
    actions.check_in(running, on=timezone.localdate(), value=44, confidence=5, by=alice)
    assert "Last told: 44" in page.get(form).content.decode()
    refused = page.post(form, {"on": timezone.localdate(), "confidence": 5})
    assert "give the value as it is today" in refused.content.decode()


def test_a_second_check_in_of_the_day_replaces_the_first_and_the_trail_keeps_both(alice, running):
    today = timezone.localdate()
    actions.check_in(running, on=today, value=44, confidence=5, by=alice)
    actions.check_in(running, on=today, value=46, confidence=6, by=alice)
    assert [c.value for c in CheckIn.objects.all()] == [46]
    assert Event.objects.get(verb="changed").changes["value"] == [44, 46]


def test_a_check_in_without_a_value_is_refused_when_nothing_else_gives_it(
    alice, signed_in, running
):
    with pytest.raises(DomainError, match="needs its value"):
        actions.check_in(running, on=timezone.localdate(), confidence=5, by=alice)
    answer = signed_in(alice).post(
        reverse("strategy:check_in", args=[running.pk]), {"confidence": "5"}
    )
    assert answer.status_code == 422


def test_a_check_in_is_never_dated_in_the_future(alice, running):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    with pytest.raises(DomainError, match="future"):
        actions.check_in(running, on=tomorrow, value=44, confidence=5, by=alice)


def test_an_archived_key_result_takes_no_check_in(alice, running):
    actions.archive(running, by=alice)
    with pytest.raises(DomainError, match="archived"):
        actions.check_in(running, on=timezone.localdate(), value=44, confidence=5, by=alice)


def test_the_page_shows_where_it_stands_and_its_history(alice, signed_in, running):
    actions.check_in(running, on=timezone.localdate(), value=47, confidence=8, by=alice)
    html = signed_in(alice).get(running.get_absolute_url()).content.decode()
    for words in ("On course", "47%", "60%", "8 in 10", "Values since the start, against"):
        assert words in html


def test_a_number_says_how_it_is_known(alice, signed_in, running):
    address = reverse("strategy:know", args=[running.pk])
    page = signed_in(alice)
    assert "No value has been given yet." in page.get(address).content.decode()
    actions.check_in(running, on=timezone.localdate(), value=47, confidence=8, by=alice)
    assert "The last check-in that gave a value." in page.get(address).content.decode()


@pytest.mark.parametrize("name", ["home", "objectives", "key_results", "register"])
def test_a_list_costs_the_same_for_one_row_and_for_many(
    alice, signed_in, name, make_objective, make_key_result, say, make_entry,
    django_assert_max_num_queries,
):  # fmt: skip
    for _ in range(12):
        make_entry()
        say(make_key_result(make_objective()), 50)
    page = signed_in(alice)
    page.get(reverse(f"strategy:{name}"))
    with django_assert_max_num_queries(12):
        assert page.get(reverse(f"strategy:{name}")).status_code == 200
