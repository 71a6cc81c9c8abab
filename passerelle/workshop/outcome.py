"""What a rule of agreement chooses from the votes, within a budget. Pure; what each resists is said in the guide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import mean

from passerelle.engine.vote.election import Election, Project
from passerelle.engine.vote.equal_shares import equal_shares

WANTED = 4  # a score from which a voter supports a subject, where the rule takes yes or no


@dataclass(frozen=True, slots=True)
class Stake:
    """A subject, by its key: what it costs (over 0) and the score that each voter gave (positions to 1-5)."""

    key: int
    cost: float
    scores: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Keys chosen, in the order of the rule, and what they cost together.

    `satisfied`: for each voter, how many of those chosen they had scored 4 or 5.
    """

    chosen: tuple[int, ...]
    spent: float
    satisfied: tuple[int, ...]


def by_score(stakes: Sequence[Stake], *, budget: float, voters: int) -> Outcome:
    """The highest mean score for each person-week first, as long as it fits; what does not is passed over."""
    scored = [one for one in stakes if one.scores]
    order = sorted(scored, key=lambda one: (-mean(one.scores.values()) / one.cost, one.key))
    chosen, left = [], budget
    for one in order:
        if one.cost <= left + 1e-9:
            chosen.append(one)
            left -= one.cost
    return _outcome(chosen, voters)


def by_shares(stakes: Sequence[Stake], *, budget: float, voters: int) -> Outcome:
    """Equal shares, unit utility: each voter holds the same part of the budget and pays for what they score 4 or 5."""
    held = [one for one in stakes if one.cost > 0]
    ballots: list[dict[int, int]] = [{} for _ in range(voters)]
    for place, one in enumerate(held):
        for voter, score in one.scores.items():
            if score >= WANTED:
                ballots[voter][place] = 1
    election = Election(
        tuple(Project(f"{one.key:09d}", Fraction(str(one.cost))) for one in held),
        tuple(ballots),
        Fraction(str(budget)),
    )
    return _outcome([held[bought.project] for bought in equal_shares(election)], voters)


def _outcome(chosen: Sequence[Stake], voters: int) -> Outcome:
    satisfied = tuple(
        sum(one.scores.get(voter, 0) >= WANTED for one in chosen) for voter in range(voters)
    )
    return Outcome(tuple(one.key for one in chosen), sum(one.cost for one in chosen), satisfied)
