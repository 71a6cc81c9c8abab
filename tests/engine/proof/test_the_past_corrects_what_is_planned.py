"""On worlds whose truth is planted: ranges of the outside view cover, teams' paces are found, few are drawn in."""

import numpy as np
import pytest

from passerelle.engine.proof.pace import paces
from passerelle.engine.proof.past import Past, past
from passerelle.engine.worlds.promises import delivered
from passerelle.kernel.finding import Refusal
from passerelle.kernel.ranges import ThreePoint

WORLDS = 1000


@pytest.mark.parametrize("count", [5, 8, 9, 25])
def test_the_next_one_lies_in_the_range_and_the_median_in_its_interval_eight_times_in_ten(count):
    rng = np.random.default_rng(count)
    following, middle = [], []
    for _ in range(WORLDS):
        *seen, following_one = 1.4 * np.exp(rng.normal(0, 0.5, size=count + 1))
        found = past(np.array(seen), np.zeros(count, dtype=bool))
        following.append(found.estimate.low <= following_one <= found.estimate.high)
        middle.append(found.interval.low <= 1.4 <= found.interval.high)
    assert 0.77 <= np.mean(following) <= 0.84
    assert (
        0.77 <= np.mean(middle) <= 0.96
    )  # by ranks: the next rank inside would hold less than eight


def test_ranks_hold_where_the_law_is_not_the_one_assumed():
    rng = np.random.default_rng(3)
    inside = []
    for _ in range(WORLDS):
        ratios = np.where(rng.random(21) < 0.8, rng.uniform(0.9, 1.1, 21), rng.uniform(2, 6, 21))
        found = past(ratios[:20], np.zeros(20, dtype=bool)).estimate
        inside.append(found.low <= ratios[20] <= found.high)
    assert 0.77 <= np.mean(inside) <= 0.84


def test_a_range_becomes_what_the_others_became_and_is_never_made_narrower():
    ratios = np.array([0.8, 1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.2, 2.4])
    found = past(ratios, ratios <= 1).estimate
    assert (found.count, found.kept, found.median) == (9, 2, 1.6)
    assert found.corrects(ThreePoint(9, 10, 11)) == ThreePoint(8, 16, 24)
    wide = found.corrects(ThreePoint(4, 10, 20))
    assert (wide.low, wide.mid, wide.high) == pytest.approx((6.4, 16, 32))


def test_the_share_kept_lies_in_its_interval():
    rng = np.random.default_rng(4)
    inside = []
    for _ in range(WORLDS):
        found = past(np.ones(12), rng.random(12) < 0.4).estimate
        assert isinstance(found, Past)
        inside.append(found.kept_low <= 0.4 <= found.kept_high)
    assert 0.75 <= np.mean(inside) <= 0.90


def test_under_five_no_number_is_given():
    found = past(np.array([1.0, 2.0, 3.0, 4.0]), np.ones(4, dtype=bool))
    assert found == Refusal("too-few-delivered", ("1 more delivered",))


def test_a_duration_of_nothing_is_refused():
    assert past(np.array([1.0, 0, 1, 1, 1]), np.ones(5, dtype=bool)).code == "values-not-positive"


@pytest.mark.slow
def test_the_pace_of_each_team_lies_where_it_is_said_to():
    inside, spreads = [], []
    for seed in range(150):
        world = delivered(seed=seed)
        found = paces(world.ratios, world.of, teams=6).estimate
        spreads.append(found.spread)
        for team, truth in zip(found.teams, world.paces, strict=True):
            inside.append(abs(np.log(truth / team.factor)) <= 1.2816 * team.doubt)
    assert 0.77 <= np.mean(inside) <= 0.87
    assert np.mean(spreads) == pytest.approx(0.4, rel=0.06)


def test_a_team_of_few_works_is_drawn_to_the_company_and_one_of_many_is_not():
    ratios = np.array([1.0] * 20 + [2.0] * 20 + [2.0] * 2) * np.tile([0.8, 1.25], 21)
    of = [0] * 20 + [1] * 20 + [2] * 2
    found = paces(ratios, of, teams=4).estimate
    quick, slow, rare, none = found.teams
    assert quick.factor == pytest.approx(1.0, rel=0.05)
    assert slow.factor == pytest.approx(2.0, rel=0.05)
    assert found.company.factor < rare.factor < slow.factor
    assert none.factor == pytest.approx(found.company.factor)
    assert quick.doubt < rare.doubt < none.doubt
    assert [one.count for one in found.teams] == [20, 20, 2, 0]


def test_what_other_teams_did_tells_of_the_company():
    found = paces(np.full(10, 1.5), [7] * 10, teams=2).estimate
    assert found.teams[0].count == 0
    assert 1.1 < found.teams[0].factor < 1.5


def test_no_pace_is_learnt_from_seven_works():
    assert paces(np.ones(7), [0] * 7, teams=1) == Refusal(
        "too-few-delivered", ("1 more delivered",)
    )
