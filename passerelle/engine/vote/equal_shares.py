"""The method of equal shares: each voter holds the same part of the budget, and pays for what he supports.

Source: Peters and Skowron, "Proportionality and the limits of welfarism" (EC 2020); with costs,
Peters, Pierczyński and Skowron, "Proportional participatory budgeting with additive utilities"
(NeurIPS 2021). Exact arithmetic: two voters with the same wishes never differ by a rounding.
"""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from passerelle.engine.vote.election import Election, Utility


@dataclass(frozen=True, slots=True)
class Bought:
    """A project bought: its position, and what each of its supporters paid (positions of ballots)."""

    project: int
    price: Fraction
    paid: dict[int, Fraction]


def equal_shares(election: Election, *, by: Utility = "unit") -> tuple[Bought, ...]:
    """Projects in the order in which they are bought.

    At each turn the project bought is the one whose supporters can pay it at the lowest `price`, the
    money a voter gives for one unit of what he gains. Ties go to the first key in alphabetical order.
    The rule may leave money: what is left buys nothing that its supporters could pay together.
    """
    if not election.ballots:
        return ()
    purse = [election.budget / len(election.ballots)] * len(election.ballots)
    supporters = election.supporters()
    waiting = [
        (Fraction(0), one.key, number)
        for number, one in enumerate(election.projects)
        if supporters[number]
    ]
    heapq.heapify(waiting)
    bought: list[Bought] = []
    while waiting:
        known, key, project = heapq.heappop(waiting)
        wants = _wants(election, purse, supporters[project], project, by)
        price = _price(election.projects[project].cost, wants)
        if price is None:
            continue  # purses only empty: what cannot be paid now never will
        # A price only rises as purses empty, so that the lowest known one is read again before it wins.
        if price > known and waiting and (price, key) > waiting[0][:2]:
            heapq.heappush(waiting, (price, key, project))
            continue
        bought.append(_pay(election, purse, supporters[project], project, price, by))
    return tuple(bought)


def _wants(
    election: Election, purse: list[Fraction], voters: list[int], project: int, by: Utility
) -> Counter[tuple[Fraction, Fraction]]:
    """How many supporters hold the same purse and gain the same: seldom many kinds."""
    return Counter(
        (purse[voter], election.utility(voter, project, by=by)) for voter in voters if purse[voter]
    )


def _price(cost: Fraction, wants: Counter[tuple[Fraction, Fraction]]) -> Fraction | None:
    """The lowest price at which supporters together pay the cost, each within his purse; None if never."""
    left = cost
    gain = sum((count * want for (_, want), count in wants.items()), Fraction(0))
    for (money, want), count in sorted(wants.items(), key=lambda item: item[0][0] / item[0][1]):
        price = left / gain
        if price * want <= money:
            return price
        left -= count * money
        gain -= count * want
        if left > 0 and not gain:
            return None
    return None


def _pay(
    election: Election,
    purse: list[Fraction],
    voters: list[int],
    project: int,
    price: Fraction,
    by: Utility,
) -> Bought:
    paid = {}
    for voter in voters:
        paid[voter] = min(purse[voter], price * election.utility(voter, project, by=by))
        purse[voter] -= paid[voter]
    return Bought(project, price, paid)
