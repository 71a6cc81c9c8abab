"""The command for change points reads the shape of the Turing data set, and holds a reduced bar."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.change_points import main


def written(folder: Path, name: str, *columns: list[float | None]) -> str:
    file = folder / f"{name}.json"
    series = [
        {"label": f"V{n}", "type": "float", "raw": list(column)} for n, column in enumerate(columns)
    ]
    index = list(range(len(columns[0])))
    time = {"type": "string", "format": "%Y", "index": index, "raw": [str(i) for i in index]}
    told = {"name": name, "n_obs": len(columns[0]), "n_dim": len(columns), "time": time}
    file.write_text(json.dumps({**told, "series": series}))
    return str(file)


def test_files_give_the_index_of_each_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rng = np.random.default_rng(1)
    jump: list[float | None] = list(rng.normal(size=60) + 8.0 * (np.arange(60) >= 33))
    gaps = jump.copy()
    gaps[5], gaps[40] = None, None
    files = [
        written(tmp_path, "jump", jump),
        written(tmp_path, "gaps", gaps),
        written(tmp_path, "pair", jump, list(rng.normal(size=60))),
        written(tmp_path, "flat", [4.0] * 30),
        written(tmp_path, "tiny", [1.0, None]),
    ]
    assert main([*files, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert {r["series"]: r["change_points"] for r in rows} == {
        "jump": [33],
        "gaps": [33],
        "pair": [33],
        "flat": [],
        "tiny": [],
    }
    assert rows[0]["intervals"] == [[33, 33]]


def test_a_file_of_another_shape_is_named(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"a": 1}')
    with pytest.raises(SystemExit, match=r"other\.json"):
        main([str(tmp_path / "other.json")])


def test_generated_series_are_cut_where_they_change(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--cases", "4", "--seed", "11", "--json"]) == 0
    everything = json.loads(capsys.readouterr().out)["rows"][-1]
    assert everything["f1"] >= 0.9
    assert everything["covering"] >= 0.9
    assert everything["f1"] > everything["f1 none"] + 0.2
