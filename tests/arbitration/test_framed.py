"""Facts of an initiative and the frame of an exercise reach the problem that the engine solves."""

import pytest
from django.utils.translation import override

from passerelle.arbitration.actions import begin
from passerelle.arbitration.models import Absence, Aside, Cash, Correction, Floor
from passerelle.arbitration.queries import framed
from passerelle.arbitration.units import thousands
from passerelle.engine.plan.exchange import as_json
from passerelle.people.models import Membership, Team
from passerelle.roadmap.actions import exclude, need
from passerelle.roadmap.models import Dependency, Initiative, Theme
from tests.arbitration.rights import FACTS


@pytest.fixture
def rows(product, team, alice, bob):
    Membership.objects.create(person=bob, team=team, start="2026-01-01")
    made = [
        Initiative.objects.create(
            number=n, title=f"No. {n}", product=product, team=team, confidence=60,
            value_low=80, value_mid=100, value_high=120,
        )
        for n in (1, 2, 3)
    ]  # fmt: skip
    for row in made:
        need(row, team=team, trade="engineer", low=4, person_weeks=6, high=14, by=alice)
    return made


@pytest.fixture
def exercise(rows, product, alice):
    return begin(by=alice, product=product, **{**FACTS, "kept": 0})


def changed(row, **facts):
    Initiative.objects.filter(pk=row.pk).update(**facts)


def test_effort_is_the_mean_of_its_three_points(exercise):
    assert framed(exercise).problem.candidates[0].effort == pytest.approx((7.8,))


def test_a_deadline_delay_and_rivals_are_kept(exercise, rows, alice):
    changed(rows[0], deadline="2027-07-15", delay=8)
    exclude(rows[0], other=rows[2], by=alice)
    problem = framed(exercise).problem
    assert (problem.candidates[0].deadline, problem.candidates[0].decay) == (1, 0.08)
    assert problem.apart == ((0, 2),)


def test_work_under_way_starts_first_with_what_is_left(exercise, rows):
    changed(rows[0], state="doing", start_on="2026-11-22", end_on="2027-02-09")
    one = framed(exercise).problem.candidates[0]
    assert one.starts == (0,)
    assert one.effort[0] == pytest.approx(7.8 / 2, rel=0.02)


def test_another_team_is_asked_beside_the_one_that_leads(exercise, rows, product, alice):
    other = Team.objects.create(name="Data", slug="data", product=product)
    need(rows[0], team=other, trade="data", person_weeks=3, by=alice)
    found = framed(exercise)
    at = (found.teams.index(other.pk), found.trades.index("data"), 3.0)
    assert found.problem.candidates[0].support == (at,)


def test_money_floors_and_what_is_set_aside_bind_the_exercise(exercise, rows):
    debt = Theme.objects.create(name="Debt", letter="D", kind="debt")
    changed(rows[1], theme=debt)
    Cash.objects.create(arbitration=exercise, since="2027-Q1", until="2027-Q2", amount=300)
    Floor.objects.create(arbitration=exercise, kind="debt", share=12)
    Aside.objects.create(arbitration=exercise, initiative=rows[0], why="Next year")
    found = framed(exercise)
    assert (found.numbers, found.without) == ((2, 3), {1: "aside"})
    assert [(one.first, one.last, one.amount) for one in found.problem.budgets] == [(0, 1, 300)]
    assert [(one.members, one.share) for one in found.problem.floors] == [((0,), 0.12)]


def test_what_waits_for_one_set_aside_is_no_candidate(exercise, rows):
    Dependency.objects.create(initiative=rows[1], needs=rows[0])
    Aside.objects.create(arbitration=exercise, initiative=rows[0], why="Next year")
    assert framed(exercise).without == {1: "aside", 2: "needs"}


def test_absences_and_corrections_change_the_capacity(exercise, team):
    before = framed(exercise).problem.capacity
    Absence.objects.create(
        arbitration=exercise, team=team, trade="engineer",
        start_on="2027-01-01", end_on="2027-03-31", person_weeks=4,
    )  # fmt: skip
    Correction.objects.create(
        arbitration=exercise, team=team, trade="engineer", quarter="2027-Q2", person_weeks=2
    )
    after = framed(exercise).problem.capacity
    assert before[0, 0, 0] - after[0, 0, 0] == pytest.approx(4)
    assert after[0, 0, 1] == 2
    assert after[0, 0, 2] == before[0, 0, 2]


def test_public_holidays_are_not_worked(exercise):
    people = Membership.objects.count()
    quarter = framed(exercise).problem.capacity[0, 0, 0]
    assert quarter == pytest.approx(people * (64 - 2) / 5)  # January 1 and Easter Monday, 2027


@pytest.mark.parametrize(
    ("amount", "unit", "found"),
    [(160, "k€", 160), (1.2, "M€", 1200), (90_000, "€", 90), (4, "person-weeks", 10), (5, "NPS", None)],
)  # fmt: skip
def test_amounts_are_turned_into_thousands(amount, unit, found):
    assert thousands(amount, unit, symbol="€", week_price=2.5) == found


def test_a_floor_is_the_same_problem_in_every_language(exercise, rows):
    """A worker and a reader may speak two languages: what is computed by one is not stale for the other."""
    changed(rows[1], theme=Theme.objects.create(name="Debt", letter="D", kind="debt"))
    Floor.objects.create(arbitration=exercise, kind="debt", share=12)
    with override("fr"):
        french = as_json(framed(exercise).problem)
    with override("en"):
        assert as_json(framed(exercise).problem) == french
