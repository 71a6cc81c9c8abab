"""What several counts saw, given what calm days let them do together: planted movements of known parts."""

from __future__ import annotations

import numpy as np
import pytest

from passerelle.engine.explain.answer.question import Role
from passerelle.engine.explain.answer.shapes import Kind
from passerelle.engine.explain.signals.together import Together

COUNT, PEER = Role.INDEPENDENT, Role.PEER


def heard(
    *roles: Role, season: float, own: float, real: float, misread: float, follow: float = 1.0
) -> Together:
    """A measure that shares a season with all, beside counts that follow it and peers that do not; the last
    stretch is moved by what is real and by what is misread."""
    rng = np.random.default_rng(3)
    shared, noise = rng.normal(0, season, 41), rng.normal(0, own, (41, len(roles)))
    others = np.column_stack([shared + noise[:, n] for n in range(len(roles))])
    whole = shared.copy()
    others[-1] = noise[-1] + [follow * real * (role is not PEER) for role in roles]
    whole[-1] = real + misread
    moves = np.column_stack([whole, *(whole - others[:, n] for n in range(len(roles)))])
    return Together(roles, moves[-1], moves[:-1].std(axis=0), moves[:-1], apart=40.0)


@pytest.mark.parametrize(
    ("real", "misread", "leads"),
    [(0.0, -0.2, "fault"), (-0.2, 0.0, "own"), (-0.1, -0.1, "both")],
)
def test_a_count_that_wanders_far_still_tells_what_parted_from_it(
    real: float, misread: float, leads: str
) -> None:
    """Both wander by 5 %, and as one: how far they parted is known to a few thousandths."""
    told, both = heard(COUNT, season=0.05, own=0.003, real=real, misread=misread).weights()
    found = {"fault": told[Kind.FAULT][0], "own": told[Kind.OWN][0], "both": both[0]}
    assert max(found, key=lambda one: found[one]) == leads


def test_what_is_inside_its_own_interval_is_seen_beside_what_shares_its_season() -> None:
    """A fall of 4 % in a measure that wanders by 5 %, and by 0.5 % beside its peers."""
    told, _ = heard(PEER, PEER, season=0.05, own=0.005, real=-0.04, misread=0.0).weights()
    assert told[Kind.OWN].sum() > 5
    quiet, _ = heard(PEER, PEER, season=0.05, own=0.005, real=0.0, misread=0.0).weights()
    assert quiet[Kind.OWN].sum() < 0


def test_a_second_count_that_wanders_as_the_first_says_little_more() -> None:
    one = heard(COUNT, season=0.02, own=0.004, real=0.0, misread=-0.02)
    columns = [0, 1, 1]
    wide = Together(
        (COUNT, Role.DOWNSTREAM),
        one.seen[columns],
        one.errors[columns] * [1.0, 1.0, 1.001],
        one.calm[:, columns],
        one.apart,
    )
    first, second = wide.weights()[0][Kind.FAULT]
    assert first > 3
    assert abs(second) < first / 3


def test_few_calm_stretches_leave_each_count_its_own_error() -> None:
    told, _ = Together(
        (COUNT,), np.array([-0.05, -0.05]), np.array([0.03, 0.01]), np.empty((0, 2)), 1.0
    ).weights()
    assert told[Kind.FAULT][0] > told[Kind.OWN][0]
