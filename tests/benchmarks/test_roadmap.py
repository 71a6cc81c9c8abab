"""The roadmap benchmark on small instances: read from a file, planned, checked, bounded."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import benchmarks
from benchmarks.roadmap import main
from passerelle.engine.plan.exchange import as_json, from_json
from passerelle.engine.worlds.portfolio import portfolio

INSTANCES = Path(benchmarks.__file__).parent / "instances"


def test_an_instance_of_a_file_is_planned_within_its_bound(tmp_path, capsys):
    path = tmp_path / "small.json"
    path.write_text(json.dumps(as_json(portfolio(seed=11, candidates=20, teams=2))))
    assert main([str(path), "--limit", "1", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert row["instance"] == "small" and row["broken"] == 0
    assert row["value"] >= max(row["by_rice"], row["by_scarce"])
    assert -1e-4 <= row["gap"] == row["mean_gap"]


def test_instances_are_published_as_they_are_planned(tmp_path, capsys):
    assert main(["--seeds", "11", "--bind", "capacity", "--write", str(tmp_path)]) == 0
    said = json.loads((tmp_path / "capacity-11.json").read_text())
    made = portfolio(seed=11, bind="capacity")
    assert json.dumps(as_json(from_json(said))) == json.dumps(said) == json.dumps(as_json(made))


@pytest.mark.parametrize("bind", ["cash", "capacity"])
@pytest.mark.parametrize("seed", range(1, 6))
def test_published_instances_are_what_their_seeds_make(bind, seed):
    path = INSTANCES / f"{bind}-{seed}.json"
    assert path.stat().st_size < 80_000
    said = json.loads(path.read_text(encoding="utf-8"))
    assert said == json.loads(json.dumps(as_json(portfolio(seed=seed, bind=bind))))


def test_a_published_instance_is_planned(capsys):
    assert main([str(INSTANCES / "capacity-1.json"), "--limit", "2", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert row["instance"] == "capacity-1" and 0 <= row["gap"] < 0.3
    assert {"value", "bound", "mean_gap", "cpu_s", "by_rice", "by_wsjf"} <= set(row)


def test_a_file_that_is_no_instance_says_what_is_wrong(tmp_path, capsys):
    path = tmp_path / "other.json"
    path.write_text('{"version": 1, "teams": []}')
    assert main([str(path)]) == 2
    assert "'candidates' is missing" in capsys.readouterr().err
    with pytest.raises(ValueError, match="only 1 is read"):
        from_json({"version": 2})


def test_what_a_library_prints_stays_out_of_what_a_program_reads():
    """HiGHS, written in C, writes to the first file descriptor whatever Python says."""
    code = (
        "import os\n"
        "from benchmarks.report import show\n"
        "from passerelle.cli.alone import alone_on_stdout\n"
        "with alone_on_stdout():\n"
        "    os.write(1, b'a line of a library\\n')\n"
        "show('Told', [{'value': 1}], as_json=True)\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(told.stdout) == {"title": "Told", "rows": [{"value": 1}]}
    assert "a line of a library" in told.stderr
