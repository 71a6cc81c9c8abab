"""Equal shares beside the reference implementation of its authors' field (pabutools), on drawn elections.

It stays among the tests: it brings a proprietary solver along, which equal shares never calls.
"""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import numpy as np
import pytest

from passerelle.engine.vote.election import Election, Project, Utility
from passerelle.engine.vote.equal_shares import equal_shares


def drawn(seed: int, *, tied: bool) -> Election:
    """Approvals; costs with many ties, or with none that matter."""
    rng = np.random.default_rng(seed)
    projects, voters = int(rng.integers(4, 25)), int(rng.integers(5, 60))
    costs = rng.integers(1, 6 if tied else 10_000, size=projects)
    likes = rng.random(projects) ** 2
    ballots = tuple(
        {int(p): 1 for p in np.flatnonzero(rng.random(projects) < likes)} for _ in range(voters)
    )
    budget = Fraction(int(costs.sum() * rng.uniform(0.2, 0.9)) + 1)
    named = (Project(f"p{n:02d}", Fraction(int(cost))) for n, cost in enumerate(costs))
    return Election(tuple(named), ballots, budget)


def elsewhere(it: Election, by: Utility) -> list[str]:
    """Their winners, by name, ties to the first name as ours."""
    from pabutools import election as pb
    from pabutools.fractions import FRACTION, frac
    from pabutools.rules import method_of_equal_shares
    from pabutools.tiebreaking import lexico_tie_breaking

    assert FRACTION == "gmpy2", "exact arithmetic is what is compared"
    projects = [pb.Project(one.key, frac(int(one.cost))) for one in it.projects]
    instance = pb.Instance(projects, budget_limit=frac(int(it.budget)))
    ballots = [pb.ApprovalBallot([projects[n] for n in ballot]) for ballot in it.ballots]
    won = method_of_equal_shares(
        instance,
        pb.ApprovalProfile(ballots, instance=instance),
        sat_class={"unit": pb.Cardinality_Sat, "cost": pb.Cost_Sat}[by],
        tie_breaking=lexico_tie_breaking,
    )
    return sorted(one.name for one in won)


@pytest.mark.parametrize("tied", [False, True], ids=["distinct costs", "many ties"])
@pytest.mark.parametrize("by", ["unit", "cost"])
def test_the_winners_are_those_of_the_reference(by, tied):
    for seed in range(80):
        it = drawn(seed, tied=tied)
        ours = sorted(it.projects[one.project].key for one in equal_shares(it, by=by))
        assert ours == elsewhere(it, by), (seed, by)


def test_the_product_never_reaches_the_reference_nor_its_solver():
    code = (
        "import sys, passerelle.engine.vote.equal_shares, benchmarks.election;"
        "sys.exit(any(n.split('.')[0] in {'pabutools', 'gurobipy', 'pulp'} for n in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
