"""The title concludes where the draws do, and says that it cannot where they do not."""

import dataclasses

import pytest

from passerelle.arbitration import comparing
from passerelle.arbitration.sentences.verdict import Standing, title

WON = Standing(
    3, 3, first="A", second="B", share=0.7, other=0.2, percent="70%", other_percent="20%"
)
CASES = {
    "nothing": (Standing(0, 0), "No scenario yet: three are ready to begin with."),
    "one to compute": (Standing(1, 0), "1 scenario to compute: no verdict yet."),
    "three to compute": (Standing(3, 0), "3 scenarios to compute: no verdict yet."),
    "one alone": (Standing(3, 1), "No verdict: one scenario alone compares with nothing."),
    "other facts": (
        Standing(3, 2, comparable=False),
        "No verdict: the facts have changed between two computations.",
    ),
    "same": (Standing(2, 2, same=True), "The scenarios end with the same plan."),
    "won": (WON, "Scenario A wins; B is the best in 20% of the draws."),
    "won with a bet": (
        dataclasses.replace(WON, only=("I-29", "€520k")),
        "Scenario A wins; B is worth more only if I-29 brings more than €520k.",
    ),
    "won in all": (dataclasses.replace(WON, other=0.0), "Scenario A wins in all the draws."),
    "close": (
        dataclasses.replace(WON, share=0.5, percent="50%", other=0.45, other_percent="45%"),
        "No scenario wins: A is the best in 50% of the draws, B in 45%.",
    ),
    "tied all along": (
        dataclasses.replace(WON, share=0.9, percent="90%", other=0.9, other_percent="90%"),
        "No scenario wins: A is the best in 90% of the draws, B in 90%.",
    ),
}


@pytest.mark.parametrize(("standing", "said"), CASES.values(), ids=CASES)
def test_the_title_says_what_the_draws_say(standing, said):
    assert title(standing) == said


def test_common_draws_say_which_brings_more_and_a_tie_counts_for_both():
    shares = comparing.best_shares({"A": [3, 1, 2, 2], "B": [1, 2, 2, 1]})
    assert shares == {"A": 0.75, "B": 0.5}


def test_nothing_is_compared_without_draws():
    assert comparing.best_shares({}) == {}
    assert comparing.best_shares({"A": [], "B": [1.0]}) == {}


def test_the_risk_of_losing_money_needs_a_cost():
    assert comparing.loses([1, 2, 3, 4], cost=2.5) == 0.5
    assert comparing.loses([1, 2], cost=0) is None


def test_the_spread_is_the_tenth_the_fiftieth_and_the_ninetieth():
    assert comparing.spread(list(range(101))) == comparing.Spread(10, 50, 90)


@pytest.mark.parametrize(
    ("lead", "needed"), [(10, 120), (0, None), (200, None)], ids=["reachable", "no lead", "too far"]
)
def test_a_bet_is_named_only_where_somebody_could_believe_it(lead, needed):
    assert comparing.threshold(100, worth=50, lead=lead) == needed
