"""The bad-input bar at a reduced size: `python -m benchmarks.bad_input` runs it whole."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.bad_input.cases import CASES

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_every_bad_file_is_refused_with_its_place_and_nothing_moves():
    """In a process apart: a copy of this one would already be large."""
    words = ["-m", "benchmarks.bad_input", "--size", "small", "--few", "--json"]
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout, done.stderr
    rows = json.loads(done.stdout)["rows"]
    assert {row["case"] for row in rows} == {case.name for case in CASES}
    assert {row["way"] for row in rows} == {"command", "page"}
    for row in rows:
        assert row["fails"] in ("", "time"), row
