"""What divides comes first, is told of no one, and ends in a decision with its dissent."""

import datetime as dt

import pytest

from passerelle.kernel.errors import DomainError
from passerelle.workshop import actions, queries, sentences
from passerelle.workshop.models import Workshop
from passerelle.workshop.outcome import Stake, by_score, by_shares
from passerelle.workshop.queries.votes import outcome
from passerelle.workshop.spread import Vote, minutes, spread

pytestmark = pytest.mark.django_db


def test_what_divides_two_sides_comes_first(voted, alice):
    row = actions.end_round(voted.workshop, by=alice)
    told = queries.readings(row)
    assert [one.subject.initiative.number for one in told] == [1, 5, 2, 4, 3]
    assert told[0].spread.gap == 4
    assert {side.name for side in told[0].spread.sides} == {"Sales", "Product and tech"}
    assert not told[-1].spread.is_contested
    title = sentences.meeting(row, told, voted=11, asked=11)
    assert title == "4 divergences of 4 are to be settled."


def test_nothing_is_told_while_the_round_is_open(voted):
    assert {one.spread.voters for one in queries.readings(voted.workshop)} == {0}


def test_a_small_side_is_withheld_and_so_is_the_other():
    few = [Vote(5, "Sales")] * 4 + [Vote(1, "Makers")] * 6
    assert spread(few).sides == ()
    assert spread(few).median is not None
    assert spread([Vote(5, "")] * 4).median is None


def test_minutes_grow_with_the_divergence():
    close, far = spread([Vote(3, "")] * 6), spread([Vote(1, "")] * 3 + [Vote(5, "")] * 3)
    assert minutes(close) == 0
    assert minutes(far) == 15


def test_every_divergence_ends_in_a_decision_before_the_workshop_is_closed(voted, alice):
    row = actions.end_round(voted.workshop, by=alice)
    with pytest.raises(DomainError) as refused:
        actions.close(row, by=alice)
    assert "I-01" in str(refused.value.message)
    for subject in queries.contested(row):
        actions.decide(subject, by=alice, said="not")
    assert actions.close(row, by=alice).step == Workshop.Step.CLOSED


def test_to_study_asks_who_and_when(voted, alice):
    actions.end_round(voted.workshop, by=alice)
    with pytest.raises(DomainError):
        actions.decide(voted.subjects[0], by=alice, said="study")
    kept = actions.decide(
        voted.subjects[0], by=alice, said="study", owner=alice, review_on=dt.date(2027, 1, 15)
    )
    assert kept.owner == alice


def test_dissent_is_in_the_words_of_who_disagrees(voted, alice):
    actions.end_round(voted.workshop, by=alice)
    decision = actions.decide(voted.subjects[0], by=alice, said="not")
    actions.dissent(voted.voters[0], decision, words="Two clients leave without it.")
    assert decision.dissents.get().participant == voted.voters[0]
    actions.dissent(voted.voters[0], decision, words="  ")
    assert not decision.dissents.exists()


def test_the_budget_of_the_rule_holds(voted, alice):
    row = actions.end_round(voted.workshop, by=alice)
    found = outcome(row)
    assert found is not None
    assert len(found.chosen) == 2
    assert found.spent == 20


def test_equal_shares_give_a_third_that_agrees_its_third_and_the_mean_gives_it_nothing():
    many = dict.fromkeys(range(6), 5) | dict.fromkeys(range(6, 9), 1)
    few = dict.fromkeys(range(6), 1) | dict.fromkeys(range(6, 9), 5)
    stakes = [Stake(key, 10.0, many) for key in (1, 2, 3)] + [Stake(4, 10.0, few)]
    assert by_score(stakes, budget=30, voters=9).chosen == (1, 2, 3)
    shared = by_shares(stakes, budget=30, voters=9)
    assert 4 in shared.chosen
    assert min(shared.satisfied) == 1


def test_where_the_owner_decides_no_rule_speaks(voted, alice):
    row = actions.end_round(voted.workshop, by=alice)
    row.rule = Workshop.Rule.OWNER
    assert outcome(row) is None


def test_the_votes_stand_beside_the_optimised_plan(voted, alice):
    from passerelle.arbitration.models import Scenario, Solution
    from passerelle.workshop.shown import result_of

    row = actions.end_round(voted.workshop, by=alice)
    told = queries.readings(row)
    assert result_of(row, told)["plan"] is None
    scenario = Scenario.objects.create(arbitration=row.arbitration, letter="A", name="Most value")
    Solution.objects.create(
        scenario=scenario, value=1, sought=1, bound=1, draws=[], seconds=1, moves=1,
        found={"lines": [{"number": 1}, {"number": 3}]},
    )  # fmt: skip
    plan = result_of(row, told)["plan"]
    assert [one.initiative.number for one in plan["inside"]] == [1, 3]
    chosen = {one.initiative.number for one in result_of(row, told)["chosen"]}
    assert str(len(chosen ^ {1, 3})) in plan["said"] or chosen == {1, 3}
