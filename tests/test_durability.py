"""The durability bar at a reduced size: `python -m benchmarks.durability` runs it whole."""

from __future__ import annotations

import pytest

from benchmarks import private_postgres
from benchmarks.durability.__main__ import run
from benchmarks.durability.outcome import REDUCED


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_nothing_acknowledged_is_lost(kind):
    if kind == "postgres" and not private_postgres.is_there():
        pytest.skip(private_postgres.MISSING)
    for outcome in run(kind, REDUCED):
        assert outcome.is_held, outcome
        assert outcome.done > 0
