"""The command for the watch keeps its budget, at a reduced size."""

from __future__ import annotations

import json

import pytest

from benchmarks.watch import main
from benchmarks.watch_segments import waited
from passerelle.engine.worlds.parted import parted_world


def test_the_budget_is_kept_and_a_silent_loss_flagged(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--worlds", "2", "--budget", "1", "--seed", "5", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert all(row["false alarms"] <= 1.0 for row in rows)
    assert rows[0]["days, middle"] <= 2
    assert rows[1]["days, middle"] <= 4
    assert rows[1]["in 4 days"] > rows[1]["in 4 days "]


def test_a_segment_that_loses_half_tells_it_in_four_days_though_the_total_shares_the_budget() -> (
    None
):
    world = parted_world(seed=2018, loss=0.5, in_segment=True)
    days, by_segment = waited(world, budget=1.0)
    assert days <= 4
    assert by_segment
