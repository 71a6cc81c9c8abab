"""The command for stability, at a reduced size: planted segments come back."""

from __future__ import annotations

import json

import pytest

from benchmarks.stability import main


def test_planted_segments_come_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--cases", "2", "--seed", "2", "--json"]) == 0
    for row in json.loads(capsys.readouterr().out)["rows"]:
        assert row["true names"] > 0
        assert row["found again"] >= 0.7
