"""What the bridge and the board pack read: only what the person may see, in a constant number of queries."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from passerelle.kpis.models import Measure, RollUp
from passerelle.people.models import ProductRole
from passerelle.strategy import queries
from passerelle.strategy.models import Acknowledgement, Statement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_without_a_text_there_is_no_heading(alice):
    assert queries.heading(alice) is None


def test_the_heading_is_the_last_strategy_and_counts_its_active_readers(
    alice, bob, charlie, strategy
):
    newer = Statement.objects.create(kind="strategy", number=2, title="Deux", body=".", by=alice)
    Statement.objects.create(kind="vision", number=9, title="Loin", body=".", by=alice)
    for person in (alice, charlie):
        Acknowledgement.objects.create(statement=newer, person=person)
    head = queries.heading(alice)
    assert (head.title, head.number, head.readers, head.people) == ("Deux", 2, 1, 2)
    assert head.read_by_me
    assert not queries.heading(bob).read_by_me


def test_the_vision_is_the_heading_when_no_strategy_is_written(alice):
    Statement.objects.create(kind="vision", number=1, title="Loin", body=".", by=alice)
    assert queries.heading(alice).kind == "vision"


def test_a_stranger_sees_neither_heading_nor_course_nor_register(
    charlie, strategy, make_objective, make_key_result, make_entry, today
):
    make_key_result(make_objective())
    make_entry()
    assert queries.heading(charlie) is None
    assert queries.course(charlie, today) == []
    assert queries.due_register(charlie, today) == []


def test_a_role_on_one_product_shows_that_product_only(
    charlie, product, other_product, make_objective, make_key_result, today
):
    ProductRole.objects.create(person=charlie, product=product, role="pm")
    seen = make_key_result(make_objective("La sienne", product=product))
    make_key_result(make_objective("Une autre", product=other_product))
    make_key_result(make_objective("La maison"))
    assert [row.pk for row in queries.course(charlie, today)] == [seen.pk]


def test_a_row_holds_what_the_bridge_draws(
    alice, team, make_objective, make_key_result, say, today
):
    say(make_key_result(make_objective(), team=team, owner=alice), 52, chances=8)
    row = queries.course(alice, today)[0]
    assert (row.code, row.team) == ("1.1", "Mobile")
    assert (row.start, row.now, row.expected, row.target) == (40, 52, 50, 60)
    assert (row.state, row.state_text, row.chances) == ("on", "On course", 8)
    assert (row.now_text, row.target_text, row.expected_text) == ("52%", "60%", "50%")
    assert row.why == "60% of the way done, 50% of the time gone."
    assert row.chances_text == "8 in 10"


def test_the_last_check_in_counts_and_a_silent_one_keeps_the_last_value(
    alice, make_objective, make_key_result, say, today
):
    key_result = make_key_result(make_objective())
    say(key_result, 45, chances=9, on=today - dt.timedelta(days=14))
    say(key_result, None, chances=3, on=today - dt.timedelta(days=1))
    say(key_result, 99, on=today + dt.timedelta(days=1))
    row = queries.course(alice, today)[0]
    assert (row.now, row.now_on, row.chances) == (45, today - dt.timedelta(days=14), 3)
    assert row.due_on == today + dt.timedelta(days=6)


def test_without_a_value_no_number_is_shown(alice, make_objective, make_key_result, today):
    make_key_result(make_objective())
    row = queries.course(alice, today)[0]
    assert (row.state, row.refusal, row.now, row.progress) == ("none", "no_value", None, None)
    assert (row.now_text, row.progress_text, row.chances_text) == ("—", "—", "not said")
    assert row.late_days == 175


def test_a_key_result_that_follows_a_measure_reads_it(
    alice, make_objective, make_key_result, say, today
):
    measure = Measure.objects.create(name="Sans retouche", slug="sans", unit="%", cadence="week")
    points = [["2026-06-22", 51.0], ["2026-06-29", 53.0], ["2026-07-06", 70.0]]
    RollUp.objects.create(measure=measure, dimension="", points=points)
    say(make_key_result(make_objective(), measure=measure, unit=""), 11)
    row = queries.course(alice, today)[0]
    assert (row.now, row.now_on, row.unit) == (53.0, dt.date(2026, 6, 29), "%")


def test_archived_rows_are_out_of_sight(alice, make_objective, make_key_result, today):
    from django.utils import timezone

    make_key_result(make_objective("Morte", archived_at=timezone.now()))
    make_key_result(make_objective("Vive"), archived_at=timezone.now())
    assert queries.course(alice, today) == []


def test_course_costs_the_same_for_one_and_for_many(
    alice, make_objective, make_key_result, say, today, django_assert_num_queries
):
    for _ in range(3):
        objective = make_objective()
        for _ in range(4):
            say(make_key_result(objective), 50)
    queries.course(alice, today)
    with django_assert_num_queries(2):
        assert len(queries.course(alice, today)) == 12


def test_numbers_stay_with_their_rows(make_objective, make_key_result):
    first, second = make_objective("Un"), make_objective("Deux")
    codes = [make_key_result(o).code for o in (first, second, second)]
    assert codes == ["1.1", "2.1", "2.2"]


def test_what_is_late_in_the_register_comes_first_and_says_so(alice, bob, make_entry, today):
    make_entry("Bientôt", review_on=today + dt.timedelta(days=5))
    make_entry("En retard", review_on=today - dt.timedelta(days=6), owner=bob)
    make_entry("Loin", review_on=today + dt.timedelta(days=60))
    make_entry("Close", review_on=today - dt.timedelta(days=60), state="closed")
    late, soon = queries.due_register(alice, today)
    assert (late.title, late.late_days, late.is_late, late.owner) == (
        "En retard",
        6,
        True,
        "Bob Durand",
    )
    assert late.review_text.endswith("6 days late.")
    assert (soon.title, soon.is_late) == ("Bientôt", False)


def test_exposure_is_a_range_of_money(alice, make_entry, today):
    make_entry(exposure_low=64000, exposure_high=110000)
    assert queries.due_register(alice, today)[0].exposure_text == "64,000 to €110,000"
