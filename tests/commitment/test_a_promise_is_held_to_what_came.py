"""Sixty days after the freeze, one page says what became of each promise, and stays as it was known."""

import datetime as dt

import numpy as np
import pytest
from django.urls import reverse
from django.utils import timezone

from passerelle.arbitration.models import Arbitration
from passerelle.commitment.models import Cause, Control, Review, Spent
from passerelle.commitment.proof.actions import keep_review
from passerelle.commitment.proof.review import effect_of, outcomes, review
from passerelle.delivery.models import Tracker, WorkItem
from passerelle.jobs.worker import run_waiting
from passerelle.kernel.errors import DomainError
from passerelle.kpis.models import DatedEvent, Definition
from passerelle.people.models import Membership
from passerelle.roadmap.models import Dependency, Initiative, WorkLink
from tests.commitment.lived import measured
from tests.commitment.promised import FROZEN, frozen, line

FIRST = FROZEN - dt.timedelta(days=200)
DELIVERED = FROZEN + dt.timedelta(days=20)
REVIEWED = FROZEN + dt.timedelta(days=90)


def day(n):
    return FROZEN + dt.timedelta(days=n)


def make(number, product, **facts):
    return Initiative.objects.create(number=number, title=f"Bet {number}", product=product, **facts)


@pytest.fixture
def promised(alice, product):
    """Delivered on time, its measure moved by what was promised."""
    measure = measured("Sign-ups", first=FIRST, days=300, step=12.0, at=DELIVERED, product=product)
    row = make(
        1, product, state="delivered", delivered_on=DELIVERED, success_measure=measure, owner=alice
    )
    told = line(
        row, promised_on=day(25).isoformat(), odds=0.85, effect=[6, 12, 18], effort=[4, 6, 9],
        start_on=FROZEN.isoformat(), end_on=day(24).isoformat(),
    )  # fmt: skip
    return frozen([told], product=product, by=alice)


def the_line(commitment, on=REVIEWED):
    return review(commitment, on=on)["lines"][0]


def test_the_effect_is_found_beside_what_was_promised(promised):
    found = the_line(promised)
    effect = found["effect"]
    assert found["came"] == "on_time"
    assert effect["low"] <= 12 <= effect["high"]
    assert (effect["moved"], effect["weak"]) == ("moved", True)
    ratio, error = effect["ratio"]
    assert abs(ratio - 1) < 3 * error


def test_a_measure_that_did_nothing_is_said_not_to_follow(promised):
    row = Initiative.objects.get(number=1)
    row.success_measure.roll_ups.all().delete()
    row.success_measure.delete()
    still = measured("Still", first=FIRST, days=300, product=row.product)
    told = {**promised.content["lines"][0], "measure_id": still.pk}
    found = effect_of(told, row, outcomes(promised, on=REVIEWED)[1], until=REVIEWED)
    assert found["moved"] == "flat"


def test_a_control_takes_away_what_would_have_come_anyway(promised, other_product, alice):
    """A tide that lifts everything from the day of the delivery is no effect of it."""
    tide = np.concatenate([np.zeros(220), np.full(80, 30.0)])
    tide += np.random.default_rng(8).normal(0, 9.0, 300).cumsum() / 3
    row = Initiative.objects.get(number=1)
    lifted = measured("Lifted", first=FIRST, days=300, shared=tide, product=row.product, seed=3)
    other = measured("Elsewhere", first=FIRST, days=300, shared=tide, product=other_product, seed=4)
    told = {**promised.content["lines"][0], "measure_id": lifted.pk}
    came = outcomes(promised, on=REVIEWED)[1]
    alone = effect_of(told, row, came, until=REVIEWED)
    assert alone["low"] > 10
    Control.objects.create(initiative=row, measure=other, by=alice)
    found = effect_of(told, row, came, until=REVIEWED)
    assert found["controls"] == [other.pk]
    assert not found["weak"]
    assert found["low"] <= 0 <= found["high"]


@pytest.mark.parametrize("case", ["no measure", "not delivered", "short past", "too soon"])
def test_what_cannot_be_told_is_refused_in_words(case, promised, alice, signed_in):
    row = Initiative.objects.get(number=1)
    told, on = dict(promised.content["lines"][0]), REVIEWED
    if case == "no measure":
        told["measure_id"] = None
    elif case == "not delivered":
        Initiative.objects.update(state="doing", delivered_on=None)
    elif case == "short past":
        points = row.success_measure.roll_ups.get()
        points.points = points.points[170:]
        points.save()
    else:
        on = DELIVERED + dt.timedelta(days=9)
    found = effect_of(told, row, outcomes(promised, on=on)[1], until=on)
    codes = {
        "no measure": "no-measure", "not delivered": "not-delivered",
        "short past": "past-too-short", "too soon": "after-too-short",
    }  # fmt: skip
    assert found["refusal"] == codes[case]
    assert "average" not in found


def test_two_deliveries_on_one_measure_are_not_told_apart(promised, product):
    first = Initiative.objects.get(number=1)
    make(
        2, product, state="delivered", delivered_on=DELIVERED + dt.timedelta(days=8),
        success_measure=first.success_measure,
    )  # fmt: skip
    assert the_line(promised)["effect"]["refusal"] == "delivered-together"
    Initiative.objects.filter(number=2).update(delivered_on=DELIVERED + dt.timedelta(days=30))
    assert the_line(promised)["effect"]["after"] == 4


def test_a_definition_that_changed_bounds_what_is_read(promised):
    measure = Initiative.objects.get(number=1).success_measure
    for n in (-400, 60):
        Definition.objects.create(measure=measure, since=day(n), text="Counted")
    assert the_line(promised)["effect"]["until"] <= day(59).isoformat()


def test_what_it_took_is_typed_or_is_said_to_be_a_pace(promised, alice):
    pace = the_line(promised)["cost"]
    assert pace["kind"] == "pace"
    assert pace["weeks"] == pytest.approx(6 * 21 / 25)
    row = Initiative.objects.get(number=1)
    for n, weeks in ((10, 4.0), (20, 3.5)):
        Spent.objects.create(initiative=row, on=day(n), weeks=weeks, by=alice)
    assert the_line(promised)["cost"]["weeks"] == 7.5
    assert the_line(promised, on=day(12))["cost"]["weeks"] == 4.0


def late(product, **facts):
    row = make(3, product, state="delivered", delivered_on=day(60), **facts)
    told = line(
        row, promised_on=day(30).isoformat(), start_on=day(5).isoformat(),
        end_on=day(30).isoformat(), effort=[4, 6, 9],
    )  # fmt: skip
    return row, frozen([told], product=product)


def kinds(commitment):
    return [one["kind"] for one in the_line(commitment)["clues"]]


def test_items_added_after_the_frozen_end_speak_for_scope(product, team):
    row, commitment = late(product)
    tracker = Tracker.objects.create(key="jira:X", name="X")
    for n in range(6):
        at = timezone.make_aware(dt.datetime.combine(day(12 if n < 3 else 40), dt.time(9)))
        item = WorkItem.objects.create(
            tracker=tracker, external_id=str(n), key=f"X-{n}", title="Do", created_at=at
        )
        WorkLink.objects.create(initiative=row, item=item, how="hand")
    clue = the_line(commitment)["clues"][0]
    assert (clue["kind"], clue["added"], clue["total"]) == ("scope", 3, 6)


def test_people_who_left_and_work_that_was_not_frozen_speak_for_capacity(product, team, bob, alice):
    _row, commitment = late(product, team=team)
    assert kinds(commitment) == []
    Membership.objects.create(person=alice, team=team, start=day(-90), end=day(10))
    clue = the_line(commitment)["clues"][0]
    assert (clue["kind"], clue["then"]) == ("capacity", 2.0)
    assert clue["now"] < 1.5
    make(9, product, team=team, state="doing", start_on=day(15))
    assert [9] in [one.get("others") for one in the_line(commitment)["clues"]]


def test_what_it_needs_that_came_late_speaks_for_dependency(product):
    row, commitment = late(product)
    needed = make(4, product, state="delivered", delivered_on=day(40))
    Dependency.objects.create(initiative=row, needs=needed)
    clue = the_line(commitment)["clues"][0]
    assert (clue["kind"], clue["needs"], clue["days"]) == ("dependency", 4, 35)


def test_more_spent_than_the_range_speaks_for_estimate_and_an_outage_for_context(product, alice):
    row, commitment = late(product)
    Spent.objects.create(initiative=row, on=day(50), weeks=14.0, by=alice)
    DatedEvent.objects.create(on=day(12), label="Down", kind="outage", product=product)
    DatedEvent.objects.create(on=day(12), label="Ours", kind="release", product=product)
    assert kinds(commitment) == ["estimate", "context"]


def test_what_was_known_on_day_60_stays(promised, alice):
    kept = keep_review(promised, day=60, by=None)
    Initiative.objects.update(state="dropped", delivered_on=None)
    again = keep_review(promised, day=60, by=alice)
    assert again.pk == kept.pk
    assert Review.objects.get().facts["lines"][0]["came"] == "on_time"
    assert Review.objects.get().is_intact
    with pytest.raises(DomainError):
        kept.save()


def test_the_page_says_it_and_its_owner_confirms(alice, product, signed_in):
    _row, commitment = late(product, owner=alice)
    keep_review(commitment, day=90, by=None)
    client = signed_in(alice)
    page = client.get(reverse("commitment:proof", args=[commitment.number])).content.decode()
    assert "0 promises kept, of 1 whose day is past." in page
    assert "30 days late" in page
    assert "The cause of 1 gap waits for its owner." in page
    inbox = client.get(reverse("desk:inbox")).content.decode()
    assert "Say why I-03 left what was promised" in inbox
    url = reverse("commitment:cause", args=[commitment.number, 3])
    client.post(url, {"kind": "scope", "words": "Two more screens"})
    said = Cause.objects.get()
    assert (said.by, said.kind, said.words) == (alice, "scope", "Two more screens")
    page = client.get(reverse("commitment:proof", args=[commitment.number])).content.decode()
    assert "The cause of the gap is confirmed." in page
    assert "Say why I-03" not in client.get(reverse("desk:inbox")).content.decode()


def test_a_review_is_made_on_demand_apart_from_the_page(promised, alice, signed_in):
    client = signed_in(alice)
    client.post(reverse("commitment:review_now", args=[promised.number]))
    assert not Review.objects.exists()
    run_waiting()
    kept = Review.objects.get()
    assert (kept.by, kept.on) == (alice, timezone.localdate())
    assert "12" in client.get(reverse("commitment:promise", args=[1, 1])).content.decode()


def test_the_step_of_an_arbitration_leads_to_its_last_commitment(promised, alice, signed_in):
    client = signed_in(alice)
    step = reverse("commitment:prove", args=[promised.arbitration.number])
    answer = client.get(step, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("commitment:proof", args=[promised.number])
    assert f'<a href="{step}" aria-current="page">' in answer.content.decode()


def test_before_a_freeze_the_step_says_what_there_is_to_wait_for(alice, product, signed_in):
    row = Arbitration.objects.create(number=7, name="Q", first="2026-Q1", product=product)
    text = signed_in(alice).get(reverse("commitment:prove", args=[row.number])).content.decode()
    assert "Nothing is frozen yet: there is no promise to hold." in text
