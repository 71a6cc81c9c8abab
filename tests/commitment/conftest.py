"""An exercise with one scenario computed, and put on the roadmap when asked."""

import pytest

from tests.arbitration.conftest import arbitration, solved

__all__ = ["arbitration", "solved"]


@pytest.fixture
def scenario(arbitration, alice, solved):
    from passerelle.arbitration.actions import propose

    made = propose(arbitration, by=alice)[0]
    solved(made)
    return made


def put_down(scenario, owner):
    """The plan of a scenario, written on the roadmap."""
    from passerelle.arbitration.actions import put_on_roadmap
    from passerelle.arbitration.reading.moves import moves
    from passerelle.arbitration.reading.shown import Exercise

    it = Exercise(scenario.arbitration, owner)
    found = moves(it, it.solutions[scenario.letter])
    put_on_roadmap(
        it.solutions[scenario.letter],
        [(one.row, one.values) for one in found],
        read={one.row.number: one.row.version for one in found},
        is_stale=False,
        by=owner,
    )


@pytest.fixture
def landed(scenario, owner):
    """The scenario, its plan being on the roadmap."""
    put_down(scenario, owner)
    return scenario
