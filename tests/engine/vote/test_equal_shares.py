"""Equal shares: each voter's money buys what he supports, and nothing else."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from passerelle.engine.vote.election import Election, Project, Utility
from passerelle.engine.vote.equal_shares import equal_shares


def election(costs, ballots, budget) -> Election:
    return Election(
        tuple(Project(chr(97 + n), Fraction(cost)) for n, cost in enumerate(costs)),
        tuple(ballots),
        Fraction(budget),
    )


def by_definition(it: Election, by: Utility) -> list[int]:
    """The rule as its paper writes it: every price of every project, at every turn."""
    purse = [it.budget / len(it.ballots)] * len(it.ballots)
    won: list[int] = []
    while True:
        offers = []
        for number, project in enumerate(it.projects):
            fans = [v for v, ballot in enumerate(it.ballots) if number in ballot]
            gains = {v: it.utility(v, number, by=by) for v in fans}
            if number in won or sum(purse[v] for v in fans) < project.cost:
                continue
            # The price is the root of a rising piecewise line: try the line that each set of poor gives.
            ranked = sorted(fans, key=lambda v: purse[v] / gains[v])
            for poor in range(len(ranked) + 1):
                rest = sum(gains[v] for v in ranked[poor:])
                missing = project.cost - sum(purse[v] for v in ranked[:poor])
                price = missing / rest if rest else None
                if price is None or price < 0:
                    continue
                if sum(min(purse[v], price * gains[v]) for v in fans) == project.cost:
                    offers.append((price, project.key, number))
        if not offers:
            return won
        price, _, number = min(offers)
        for v, ballot in enumerate(it.ballots):
            if number in ballot:
                purse[v] -= min(purse[v], price * it.utility(v, number, by=by))
        won.append(number)


def drawn(seed: int) -> Election:
    rng = np.random.default_rng(seed)
    projects, voters = int(rng.integers(2, 8)), int(rng.integers(1, 12))
    ballots = [
        {int(p): int(rng.integers(1, 6)) for p in np.flatnonzero(rng.random(projects) < 0.5)}
        for _ in range(voters)
    ]
    costs = rng.integers(1, 12, size=projects)
    return election([int(cost) for cost in costs], ballots, int(costs.sum() * rng.uniform(0.3, 1)))


@pytest.mark.parametrize("by", ["unit", "cost", "score"])
def test_the_same_projects_win_as_by_the_rule_written_out(by):
    for seed in range(120):
        it = drawn(seed)
        assert [one.project for one in equal_shares(it, by=by)] == by_definition(it, by), seed


def test_nobody_pays_for_what_he_did_not_ask_nor_beyond_his_share():
    for seed in range(60):
        it = drawn(seed)
        paid = [Fraction(0)] * len(it.ballots)
        for one in equal_shares(it, by="cost"):
            assert sum(one.paid.values()) == it.projects[one.project].cost
            for voter, money in one.paid.items():
                assert one.project in it.ballots[voter]
                paid[voter] += money
        assert all(money <= it.budget / len(it.ballots) for money in paid)


def test_a_third_of_the_voters_gets_a_third_of_the_money_though_outvoted_everywhere():
    many = [{0: 1, 1: 1, 2: 1}] * 6
    few = [{3: 1, 4: 1, 5: 1}] * 3
    won = {one.project for one in equal_shares(election([10] * 6, many + few, 30))}
    assert won == {0, 1, 3}


def test_of_two_equal_projects_the_first_by_name_wins():
    assert [b.project for b in equal_shares(election([2, 2], [{0: 1, 1: 1}], 2))] == [0]


def test_no_voter_no_winner():
    assert equal_shares(election([1], [], 5)) == ()


def test_what_is_not_an_election_is_refused():
    with pytest.raises(ValueError, match="a: a cost must be over 0"):
        election([0], [{0: 1}], 1)
    with pytest.raises(ValueError, match="ballot 2: it names a project that is not there"):
        election([1], [{0: 1}, {1: 1}], 1)
    with pytest.raises(ValueError, match="ballot 1: a score must be over 0"):
        election([1], [{0: 0}], 1)
