"""Initiatives change all or nothing, within one's rights, never over someone else's words."""

import datetime as dt

import pytest

from passerelle.roadmap.actions import Change, ConflictError, RejectedError, change, create, update
from passerelle.roadmap.models import Initiative
from passerelle.trail.models import Event

pytestmark = pytest.mark.django_db


def test_each_initiative_takes_the_next_number(initiative, elsewhere):
    assert [initiative.code, elsewhere.code] == ["I-01", "I-02"]


def test_a_free_number_may_be_chosen_and_a_taken_one_gives_the_next(alice, initiative):
    assert create(by=alice, title="Kept its number", number=22).number == 22
    assert create(by=alice, title="Wanted 22 too", number=22).number == 23


def test_a_change_is_written_and_remembered(alice, initiative):
    update(initiative, by=alice, changes={"title": "Works offline"}, version=1)
    again = Initiative.objects.get(pk=initiative.pk)
    event = Event.objects.filter(verb="changed").get()
    assert (again.title, again.version) == ("Works offline", 2)
    assert event.changes["title"] == ["Offline mode", "Works offline"]


def test_saying_the_same_thing_twice_changes_nothing(alice, initiative, team):
    update(initiative, by=alice, changes={"title": "Offline mode", "team": team}, version=1)
    assert Initiative.objects.get(pk=initiative.pk).version == 1
    assert not Event.objects.filter(verb="changed").exists()


def test_two_people_on_two_fields_both_keep_their_words(alice, paula, initiative):
    update(initiative, by=alice, changes={"title": "Works offline"}, version=1)
    update(initiative, by=paula, changes={"bucket": "next"}, version=1)
    again = Initiative.objects.get(pk=initiative.pk)
    assert (again.title, again.bucket, again.version) == ("Works offline", "next", 3)


def test_two_people_on_one_field_get_both_values_and_a_name(alice, paula, initiative):
    update(initiative, by=alice, changes={"title": "Works offline"}, version=1)
    with pytest.raises(ConflictError) as caught:
        update(initiative, by=paula, changes={"title": "No network needed"}, version=1)
    conflict = caught.value.conflicts[0]
    assert (conflict.mine, conflict.theirs) == ("No network needed", "Works offline")
    assert conflict.actor_id == alice.pk
    assert Initiative.objects.get(pk=initiative.pk).title == "Works offline"


def test_one_bad_row_stops_the_whole_batch(alice, initiative, elsewhere):
    good = Change(elsewhere, {"title": "Sensor alarms"})
    bad = Change(initiative, {"end_on": dt.date(2026, 1, 1)})
    with pytest.raises(RejectedError) as caught:
        change([good, bad], by=alice)
    assert [problem.field for _, problem in caught.value.problems] == ["end_on"]
    assert Initiative.objects.get(pk=elsewhere.pk).title == "Sensor alerts"


def test_what_was_there_before_can_be_put_back(alice, initiative):
    done = change([Change(initiative, {"state": "delivered"}, 1)], by=alice)
    assert done.rows[0].delivered_on
    change(done.before, by=alice)
    again = Initiative.objects.get(pk=initiative.pk)
    assert (again.state, again.delivered_on) == ("doing", None)


def test_dating_a_delivery_says_that_it_is_delivered(alice, initiative):
    update(initiative, by=alice, changes={"delivered_on": dt.date(2026, 12, 1)})
    assert Initiative.objects.get(pk=initiative.pk).state == "delivered"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"late_on": dt.date(2026, 11, 1)}, "late_on"),
        ({"confidence": 101}, "confidence"),
        ({"value_low": 3.0}, "value"),
        ({"cost_low": 90.0}, "cost"),
        ({"delivered_on": dt.date(2026, 11, 1), "state": "doing"}, "delivered_on"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_its_field(alice, initiative, changes, field):
    with pytest.raises(RejectedError) as caught:
        update(initiative, by=alice, changes=changes)
    assert [problem.field for _, problem in caught.value.problems] == [field]


def test_nobody_moves_an_initiative_to_a_product_they_do_not_plan_for(
    paula, initiative, other_product
):
    with pytest.raises(RejectedError):
        update(initiative, by=paula, changes={"product": other_product})
    with pytest.raises(RejectedError):
        create(by=paula, title="For the whole company")
    assert create(by=paula, title="For Tournées", product=initiative.product).number == 2
