"""The expectation bar, on a few worlds of odd seeds: intervals that hold, errors below the naive forecast’s."""

from __future__ import annotations

import gzip
import json

import numpy as np
import pytest

from benchmarks.forecast import OURS, main, measured, ours, pooled
from benchmarks.forecast_series import generated, half, tickets
from passerelle.engine.worlds.series import daily


@pytest.fixture(scope="module")
def rows():
    return [measured(c, OURS, ours, count=3) for c in generated(seeds=range(1, 24, 2))]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["daily", "short", "weekly"])
def test_intervals_hold_and_errors_stay_near_the_naive_ones(rows, kind):
    whole = pooled([row for row in rows if row["series"].startswith(kind)])[0]
    assert 0.72 <= whole["coverage_80"] <= 0.88
    assert 0.91 <= whole["coverage_95"] <= 0.99
    assert whole["mase"] < 1.2


@pytest.mark.slow
def test_the_bar_holds_over_all_worlds_together(rows):
    whole = pooled(rows)[0]
    assert 0.76 <= whole["coverage_80"] <= 0.85
    assert 0.93 <= whole["coverage_95"] <= 0.98
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


def test_all_series_of_a_source_are_in_one_half(tmp_path):
    (tmp_path / "visits.fr.csv").write_text("date,value\n")
    other = {"tuning": "held-out", "held-out": "tuning"}[half("visits")]
    with pytest.raises(SystemExit, match="none of these files"):
        main([str(tmp_path / "visits.fr.csv"), "--half", other])


def test_what_was_looked_into_is_no_longer_held_out():
    assert half("pedestrians") == "tuning"


def test_a_day_without_a_ticket_is_a_day_of_none(tmp_path):
    made = [("2026-03-02", "UI"), ("2026-03-02", "Core"), ("2026-03-04", "UI")]
    issues = [
        {"fields": {"created": f"{day}T10:00:00.000+0000", "components": [{"name": name}]}}
        for day, name in made
    ]
    file = tmp_path / "jdt.jira.json.gz"
    file.write_bytes(gzip.compress(json.dumps({"issues": issues}).encode()))
    series = {case.name: case.values.tolist() for case in tickets(file, "tracker-jdt")}
    assert series == {
        "tracker-jdt.all": [2.0, 0.0, 1.0],
        "tracker-jdt.UI": [1.0, 0.0, 1.0],
        "tracker-jdt.Core": [1.0, 0.0, 0.0],
    }
