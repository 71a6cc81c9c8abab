"""`python -m benchmarks.intervention RESPONSE.csv --post-start INDEX --response COL`: an effect.

`--post-start` is the 0-based row of the first period after; every other numeric column is a control.
Prints effect (a period's), low, high (of the cumulative effect), cumulative_effect, its posterior
standard deviation, p and CPU seconds. Without a file: the references of the data folder, beside what
the R package printed for them.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import csv
import re
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.report import show, skipped
from passerelle.engine.explain.effect.intervention import intervention
from passerelle.kernel.finding import Refusal

KNOWN = (("google", "y", -30), ("comparison", "CHANGED", 90), ("arma", "y", 70))


def numbers(file: Path) -> dict[str, np.ndarray]:
    """The numeric columns of a CSV."""
    rows = list(csv.DictReader(file.open(encoding="utf-8-sig", newline="")))
    columns = {}
    for name in rows[0]:
        try:
            columns[name] = np.array([float(row[name]) for row in rows])
        except ValueError:
            continue
    return columns


def measured(file: Path, *, response: str, start: int, seed: int) -> dict[str, Any]:
    columns = numbers(file)
    if response not in columns:
        sys.exit(f"{file.name} has no numeric column {response}: it has {', '.join(columns)}")
    series = columns.pop(response)
    before = time.process_time()
    found = intervention(series, columns, start=start % len(series), seed=seed)
    seconds = time.process_time() - before
    if isinstance(found, Refusal):
        sys.exit(f"refused: {found.code} (needs {'; '.join(found.needs)})")
    effect = found.estimate
    return {
        "series": file.stem,
        "effect": round(effect.average, 4),
        "low": round(effect.cumulative_low, 3),
        "high": round(effect.cumulative_high, 3),
        "cumulative_effect": round(effect.cumulative, 3),
        "sd": round(effect.spread, 3),
        "p": round(effect.p, 5),
        "cpu_seconds": round(seconds, 2),
    }


def reference(file: Path) -> dict[str, Any]:
    """What R printed: cumulative effect, its standard deviation and interval, p."""
    text = file.with_name(f"{file.stem}.R-summary.txt").read_text()
    effect = re.search(r"Absolute effect \(s\.d\.\)\s+\S+ \(\S+\)\s+(\S+) \((\S+)\)", text)
    interval = re.search(
        r"Absolute effect.*?\n95% CI\s+\[[^]]+\]\s+\[(\S+), (\S+)\]", text, re.DOTALL
    )
    p = re.search(r"tail-area probability p:\s+(\S+)", text)
    if not (effect and interval and p):
        raise ValueError(f"{file.stem}: the summary is not R's")
    return {
        "R effect": float(effect[1]),
        "R sd": float(effect[2]),
        "R low": float(interval[1]),
        "R high": float(interval[2]),
        "R p": float(p[1]),
    }


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.intervention",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--post-start", type=int)
    parser.add_argument("--response")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    if asked.file:
        if asked.post_start is None or asked.response is None:
            parser.error("--post-start and --response say what to measure")
        rows = [
            measured(asked.file, response=asked.response, start=asked.post_start, seed=asked.seed)
        ]
    else:
        folder = os.environ.get("PASSERELLE_REFERENCE_DATA")
        if not folder:
            skipped("intervention", "PASSERELLE_REFERENCE_DATA")
            return 0
        files = [(Path(folder, "intervention", f"{n}.csv"), r, s) for n, r, s in KNOWN]
        rows = [
            {**measured(f, response=r, start=s, seed=asked.seed), **reference(f)}
            for f, r, s in files
        ]
    show("Effect of an intervention", rows, as_json=asked.json)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
