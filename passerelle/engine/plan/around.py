"""A plan made better by branch and cut: the ways of a few teams are set free, all the others stay as they are.

Large neighbourhood search (Shaw, CP 1998) with HiGHS inside. Where money binds it finds exchanges between teams
that moves of a few candidates do not.
"""

from __future__ import annotations

import numpy as np

from passerelle.engine.plan.known import Known
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Bools, Floats

SHARE = 0.4  # of the teams, set free together
FIRST = 600  # ways set free at first: the nearest to the relaxation
FEWEST, MOST = 150, 3000
WIDER, NARROWER = 1.2, 0.8


class Around:
    """Draws what to set free around a plan; wider where the last search was quick, narrower where it did not end."""

    def __init__(self, known: Known, seed: int) -> None:
        self.known, self.rng, self.count = known, np.random.default_rng(seed), float(FIRST)
        it, columns = known.programme, known.columns
        self.cost = (it.gains - known.relaxed.prices @ it.matrix)[: it.ways]
        keys = zip(columns.candidate, columns.team, columns.start, strict=True)
        self.way = {(int(n), int(t), int(q)): way for way, (n, t, q) in enumerate(keys)}

    def draw(self, plan: Plan) -> tuple[Bools, Floats]:
        """The variables that stay, and the values at which they do."""
        it, columns = self.known.programme, self.known.columns
        here = [self.way[one.candidate, one.team, one.start] for one in plan.placed]
        at = np.zeros_like(it.gains)
        at[here] = 1
        teams = len(self.known.problem.teams)
        few = self.rng.permutation(teams)[: max(1, round(SHARE * teams))]
        order = np.argsort(-self.cost - np.where(at[: it.ways] > 0, np.inf, 0.0))
        free = order[np.isin(columns.team[order], few)][: int(self.count)]
        fixed = np.ones(len(it.gains), dtype=bool)
        fixed[it.ways :] = False
        fixed[free] = False
        return fixed, at

    def learn(self, *, ended: bool) -> None:
        """What was proved may be looked for wider; what was not, narrower."""
        self.count = float(np.clip(self.count * (WIDER if ended else NARROWER), FEWEST, MOST))
