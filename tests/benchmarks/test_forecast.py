"""The expectation bar, on a few worlds of odd seeds: intervals that hold, errors below the naive forecast's."""

from __future__ import annotations

import json

import numpy as np
import pytest

from benchmarks.forecast import OURS, generated, main, measured, ours, pooled
from passerelle.engine.worlds.series import daily


@pytest.mark.slow
def test_intervals_hold_and_errors_are_below_the_naive_ones():
    rows = [measured(c, OURS, ours, count=4) for c in generated(seeds=range(1, 20, 2))]
    whole = pooled(rows)[0]
    assert 0.70 <= whole["coverage_80"] <= 0.90
    assert 0.88 <= whole["coverage_95"] <= 1.0
    assert whole["mase"] < 1.0


def test_a_file_with_gaps_is_measured_from_the_command(tmp_path, capsys):
    world = daily(seed=1, periods=200)
    lines = ["date,value"] + [
        f"{day},{'' if np.isnan(value) else value}"
        for i, (day, value) in enumerate(zip(world.days, world.values, strict=True))
        if i % 50
    ]
    (tmp_path / "visits.csv").write_text("\n".join(lines))
    words = [str(tmp_path / "visits.csv"), "--origins", "2", "--against", "--json"]
    assert main([*words, "--horizon", "7", "--season", "7"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert row["series"] == "visits"
    assert 0 <= row["coverage_80"] <= row["coverage_95"] <= 1
