"""`python -m benchmarks.change_points SERIES.json...`: where series change.

Each file has the shape of the Turing change point data set: `name`, `n_obs`, `n_dim`, `time` and `series`, a list of
`{label, type, raw}`; a null is a missing value. Prints the 0-based index of the first period after each lasting change,
with the 95 % interval of its date. Without files: generated series with planted changes, `--cases` of each kind, scored
by F1 (margin 5) and covering, beside a method that never finds anything.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.report import show
from passerelle.engine.explain.change.points import change_points
from passerelle.engine.explain.change.score import covering, f1
from passerelle.engine.explain.change.shapes import Shape
from passerelle.engine.worlds.breaks import KINDS, break_world
from passerelle.kernel.finding import Refusal


def columns(file: Path) -> tuple[str, np.ndarray]:
    """The name and the values (periods, columns) of a file."""
    told = json.loads(file.read_text(encoding="utf-8"))
    raw = [
        [np.nan if value is None else float(value) for value in series["raw"]]
        for series in told["series"]
    ]
    return str(told.get("name", file.stem)), np.array(raw, dtype=float).T


def located(file: Path) -> dict[str, Any]:
    try:
        name, values = columns(file)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        sys.exit(f"{file.name} cannot be read as a series with name and series/raw: {problem!r}")
    before = time.process_time()
    found = change_points(values)
    seconds = time.process_time() - before
    changes = None if isinstance(found, Refusal) else found.estimate
    lasting = [b for b in changes.breaks if b.shape is not Shape.POINT] if changes else []
    return {
        "series": name,
        "n_obs": len(values),
        "n_dim": values.shape[1],
        "change_points": [b.index for b in lasting],
        "intervals": [[b.low, b.high] for b in lasting],
        "shapes": [b.shape.value for b in lasting],
        "season": changes.season if changes else 0,
        "cpu_seconds": round(seconds, 3),
    }


def planted(kind: str, *, cases: int, seed: int) -> dict[str, Any]:
    """Means over `cases` series of a kind; `none` is what finding nothing would score."""
    rows, seconds = [], 0.0
    for case in range(cases):
        world = break_world(kind, seed=seed * 100_003 + case)
        before = time.process_time()
        found = change_points(world.values)
        seconds += time.process_time() - before
        claimed = () if isinstance(found, Refusal) else found.estimate.lasting
        n = len(world.values)
        rows.append(
            (
                f1([world.truth], claimed),
                covering([world.truth], claimed, periods=n),
                f1([world.truth], ()),
                covering([world.truth], (), periods=n),
            )
        )
    means = [round(float(m), 3) for m in np.mean(rows, axis=0)]
    names = ("f1", "covering", "f1 none", "covering none")
    return {
        "kind": kind,
        **dict(zip(names, means, strict=True)),
        "cpu_seconds": round(seconds / cases, 3),
    }


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.change_points",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="SERIES.json")
    parser.add_argument("--cases", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    if asked.files:
        rows = [located(file) for file in asked.files]
    else:
        rows = [planted(kind, cases=asked.cases, seed=asked.seed) for kind in KINDS]
        names = ("f1", "covering", "f1 none", "covering none", "cpu_seconds")
        rows.append(
            {"kind": "all", **{k: round(float(np.mean([r[k] for r in rows])), 3) for k in names}}
        )
    show("Change points", rows, as_json=asked.json)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
