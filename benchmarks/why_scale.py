"""`python -m benchmarks.why_scale --rows 1e6,1e7,1e8 [--json]`: one roll-up, then from click to answer.

Writes a Parquet file of N rows x 6 dimensions (5, 10, 20, 50, 100, 200 values, skewed), 365 days, in a
temporary folder, a million rows at a time, with a loss planted in the last two weeks. Each N is
measured in a process of its own, on two threads: CPU seconds and peak memory of the full roll-up, and
CPU seconds from a click (libraries loaded, as in a server; nothing of the table in memory) to series, six
breakdowns and localised cells.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.report import show
from benchmarks.scale_rows import DIMENSIONS, LOSS, WHERE, write
from passerelle.connect.warehouse.asked import Asked
from passerelle.connect.warehouse.fold import OTHER
from passerelle.connect.warehouse.reading import read, read_breakdown, read_load
from passerelle.connect.warehouse.roll import roll_up
from passerelle.connect.warehouse.rolled import Rolled
from passerelle.connect.warehouse.source import Kind, Source
from passerelle.engine.explain.cells.localise import localise
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.kernel.finding import Refusal

WINDOW = 14  # days that are explained
PAST = 56  # days before them, from which each leaf's share is expected
FEWEST = 20.0  # rows a leaf should have in the window to be read


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.why_scale", description=__doc__)
    parser.add_argument("--rows", default="1e6,1e7,1e8")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--step", choices=("roll", "answer"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args(words)
    if asked.step:
        print(json.dumps(_roll(asked.folder) if asked.step == "roll" else _answer(asked.folder)))
        return 0
    rows = [measured(int(float(count))) for count in asked.rows.split(",")]
    show("Roll-up and answer", rows, as_json=asked.json)
    return 0


def measured(count: int) -> dict[str, Any]:
    """One size, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="passerelle-scale-") as name:
        folder = Path(name)
        write(folder / "rows.parquet", count)
        size = (folder / "rows.parquet").stat().st_size
        rolled, answered = _apart("roll", folder), _apart("answer", folder)
    return {"rows": f"{count:,}", "file_mb": round(size / 1e6), **rolled, **answered}


def _apart(step: str, folder: Path) -> dict[str, Any]:
    """In a process of its own, so that its peak of memory is its own."""
    words = [sys.executable, "-m", "benchmarks.why_scale", "--step", step, "--folder", str(folder)]
    found: dict[str, Any] = json.loads(
        subprocess.run(words, check=True, capture_output=True).stdout
    )
    return found


def _peak() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 2)


def _roll(folder: Path) -> dict[str, Any]:
    began = time.process_time()
    source = Source(Kind.PARQUET, str(folder / "rows.parquet"))
    folds = roll_up(source, Asked("time", DIMENSIONS, value="value"), folder / "kept")
    seconds = time.process_time() - began
    kept = sum(path.stat().st_size for path in (folder / "kept").iterdir())
    return {
        "roll_cpu_s": round(seconds, 1),
        "roll_peak_gb": _peak(),
        "kept_mb": round(kept / 1e6),
        "kept_values": "/".join(str(len(folded.kept)) for folded in folds),
    }


def _answer(folder: Path) -> dict[str, Any]:
    pc.fill_null(
        pa.array([None, 1]), 0
    ).to_numpy()  # Arrow loads pandas at its first array, if it is there
    began = time.process_time()
    rolled = read(folder / "kept")
    breakdowns = [read_breakdown(folder / "kept", name) for name in DIMENSIONS]
    read_load(folder / "kept")
    cells = _cells(rolled)
    seconds = time.process_time() - began
    assert all(np.isclose(found.sums.sum(), rolled.sums.sum()) for found in breakdowns)
    return {
        "leaves": len(rolled.codes),
        "answer_cpu_s": round(seconds, 2),
        "answer_peak_gb": _peak(),
        "found": "; ".join(cells),
        "planted": f"{'&'.join(f'{d}={v}' for d, v in WHERE.items())} -{LOSS:.0%}",
    }


def _cells(rolled: Rolled) -> list[str]:
    """The cells that moved in the last days, against each leaf's own past."""
    past, last = slice(-WINDOW - PAST, -WINDOW), slice(-WINDOW, None)
    known = rolled.counts[past].sum(axis=0) * WINDOW / PAST >= FEWEST
    expected = rolled.sums[past].sum(axis=0)[known] * WINDOW / PAST
    cube = Cube(rolled.dimensions, rolled.values, rolled.codes[known])
    found = localise(cube, rolled.sums[last].sum(axis=0)[known], expected)
    if isinstance(found, Refusal):
        return [json.dumps(asdict(found))]
    return [_told(cell.where) for cell in found.estimate.cells]


def _told(where: tuple[tuple[str, str], ...]) -> str:
    return "&".join(f"{name}={value if value != OTHER else '(other)'}" for name, value in where)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
