"""Who moves with whom: how much of a real movement, or of a fault, shows in each sort of witness.

Stated, as `likelihoods.py` is. All witnesses of one group move together: one world moves them.
"""

from __future__ import annotations

from collections.abc import Mapping

from passerelle.engine.explain.answer.question import Role
from passerelle.engine.explain.answer.shapes import Kind

Shares = tuple[tuple[float, float], ...]
"""Chance, and the share of the movement that shows there."""
Group = frozenset[Role]

COUNTED: Group = frozenset({Role.INDEPENDENT, Role.DOWNSTREAM})
"""What counts the same thing, or a part of it: beside a ratio, its numerator."""
BEFORE: Group = frozenset({Role.UPSTREAM})
PEERS: Group = frozenset({Role.PEER})
PIPED: Group = frozenset({Role.PIPELINE, Role.UPSTREAM})
ORDER = (Role.INDEPENDENT, Role.DOWNSTREAM, Role.PIPELINE, Role.PEER, Role.UPSTREAM)
"""Witnesses are heard in this order, each given those before it."""

_FOLLOW: Shares = ((0.96, 1.0), (0.04, 0.0))
_ALONE: Shares = ((0.94, 0.0), (0.06, 0.8))
REAL: Mapping[Kind, Mapping[Group, Shares]] = {
    # Another path to the same fact, and what comes after, see the world move. What comes before does so half
    # of the time: a price moves orders and not visits, a campaign both. The market seldom feels what we do,
    # and feels half of what comes from outside.
    Kind.OWN: {COUNTED: _FOLLOW, BEFORE: ((0.5, 0.0), (0.5, 1.0)), PEERS: _ALONE},
    Kind.OUTSIDE: {
        COUNTED: _FOLLOW,
        BEFORE: ((0.4, 0.0), (0.6, 1.0)),
        PEERS: ((0.45, 0.0), (0.55, 0.8)),
    },
    Kind.MIX: {COUNTED: _FOLLOW, BEFORE: ((0.5, 0.0), (0.5, 1.0)), PEERS: _ALONE},
}
MISREAD: Mapping[Group, Shares] = {
    # A fault of the pipe shows in all that comes through it; a fault of one field in nothing else.
    PIPED: ((0.85, 0.0), (0.15, 1.0)),
}
BESIDE: Mapping[Kind, float] = {Kind.OWN: 0.40, Kind.OUTSIDE: 0.33, Kind.MIX: 0.27}
"""Which real kind stands beside a fault, by their priors."""
FOLLOW, PEERS_FOLLOW = 0.15, 0.3
"""Standard deviation of how exactly a witness follows, as a share of the movement; of a peer."""
PARTS: Shares = ((0.25, 0.3), (0.5, 0.5), (0.25, 0.7))
"""Two causes at once: chance, and the share of the whole that the real one makes."""
PART_SPREAD = 0.08
"""Standard deviation of that share around each."""
TWO = 1.5
"""Two causes at once make a movement this much larger than one."""
