"""However a key result is read (a table, the page of one, a roll-up, the bridge), it stands in one place."""

from __future__ import annotations

import datetime as dt

import pytest

from passerelle.kpis.models import Measure, RollUp
from passerelle.people.models import ProductRole, Team
from passerelle.strategy import queries
from passerelle.strategy.models import KeyResult, Objective
from passerelle.strategy.queries.fact import Plan, fact_of, facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure():
    made = Measure.objects.create(name="Sans retouche", slug="sans", unit="%", cadence="week")
    RollUp.objects.create(measure=made, dimension="", points=[["2026-06-29", 53.0]])
    return made


@pytest.fixture
def of_all_kinds(team, alice, measure, make_objective, make_key_result, say, today):
    """On course, to watch, off course, never read, too old, not started, and one that follows a measure."""
    objective = make_objective()
    for value in (52, 46, 41):
        say(make_key_result(objective, team=team, owner=alice), value)
    say(make_key_result(objective), 50, on=today - dt.timedelta(days=60))
    later = {"start_on": dt.date(2026, 8, 1)}
    for other in ({}, later, {"measure": measure, "unit": ""}):
        make_key_result(objective, **other)
    return objective


def test_an_object_at_hand_gives_the_same_columns(alice, of_all_kinds):
    read = list(facts(alice, queries.key_results(alice)))
    assert read == [fact_of(row) for row in queries.key_results(alice)]


def test_so_does_an_objective_at_hand(alice, of_all_kinds, product, make_objective):
    make_objective("Loin", product=product, parent=of_all_kinds, owner=alice)
    read = queries.goals(queries.objectives(alice))
    assert read == [queries.goal_of(row) for row in queries.objectives(alice)]


def test_a_table_the_page_of_one_a_roll_up_and_the_bridge_agree(alice, of_all_kinds, today):
    rows = queries.course(alice, today)
    assert {row.state for row in rows} == {"on", "watch", "off", "none"}
    assert [row.standing for row in rows] == [
        queries.course_of(row, today).standing for row in queries.key_results(alice)
    ]
    assert queries.at_a_glance(alice, today, limit=3).states == [row.state for row in rows]
    for is_open in (True, False):
        [node] = queries.nodes(
            alice, queries.goals(Objective.objects.all()), today=today, is_open=is_open
        )
        assert sorted(map(str, node.counted)) == sorted(str(row.standing) for row in rows)


def test_a_table_and_the_page_of_one_say_the_same(alice, of_all_kinds, today):
    said = (
        "code",
        "title",
        "team",
        "unit",
        "now_text",
        "target_text",
        "why",
        "chances_text",
        "due_text",
    )
    for row, fact in zip(queries.course(alice, today), queries.key_results(alice), strict=True):
        alone = queries.course_of(fact, today)
        assert [getattr(row, name) for name in said] == [getattr(alone, name) for name in said]


def test_a_team_that_one_may_not_see_is_not_named(
    charlie, product, other_product, make_objective, make_key_result, today
):
    ProductRole.objects.create(person=charlie, product=product, role="pm")
    hidden = Team.objects.create(name="Cachée", slug="cachee", product=other_product)
    seen = Team.objects.create(name="La sienne", slug="sienne", product=product)
    objective = make_objective(product=product)
    for team in (hidden, seen):
        make_key_result(objective, team=team)
    assert [row.team for row in queries.course(charlie, today)] == ["", "La sienne"]


def test_a_plan_is_made_of_its_columns(make_objective, make_key_result):
    row = make_key_result(make_objective(), cadence_days=14)
    plan = fact_of(KeyResult.objects.get(pk=row.pk)).plan
    assert plan == Plan(
        row.pk, None, None, 14, 40.0, 60.0, dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    )
    assert plan.fresh_days == 42
