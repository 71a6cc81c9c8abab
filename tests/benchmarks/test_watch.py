"""The command for the watch keeps its budget, at a reduced size."""

from __future__ import annotations

import json

import pytest

from benchmarks.watch import main


def test_the_budget_is_kept_and_a_silent_loss_flagged(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--worlds", "2", "--budget", "1", "--seed", "5", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert all(row["false alarms"] <= 1.0 for row in rows)
    assert rows[0]["days, middle"] <= 2
    assert rows[1]["days, middle"] <= 4
    assert rows[1]["in 4 days"] > rows[1]["in 4 days "]
