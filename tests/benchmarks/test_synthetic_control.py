"""The command for synthetic controls, at a reduced size: honest without an effect, sharp with a large one."""

from __future__ import annotations

import json

import pytest

from benchmarks.synthetic_control import main


def test_effects_are_found_and_their_absence_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--worlds", "30", "--seed", "4", "--json"]) == 0
    none, _, large = json.loads(capsys.readouterr().out)["rows"]
    assert none["p at most 5 %"] <= 0.15
    assert large["p at most 5 %"] >= 0.8
    assert min(none["interval holds"], large["interval holds"]) >= 0.85
