"""`python -m benchmarks.localise_ratio CASES LABELS.json`: incidents of a success rate, scored.

CASES is a CSV or Parquet file with the columns `case`, `time` (sortable), `success`, `total`, and one
for each dimension; optionally `incident` (1 on the moments to explain, 0 on those before; without it
the last moment of each case is the incident). LABELS maps a case to its segments (`a=a1&c=c3`).
Without files: `--world`, the project's own incidents, `--cases 200 --seed N`.
Prints top-1 and hit@5 over the ranked suspects, F1 over the named segments, CPU seconds a case.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.report import show
from passerelle.engine.explain.cells.localise_ratio import localise_ratio
from passerelle.engine.explain.cells.score import Tally
from passerelle.engine.explain.cells.shapes import Cube, Floats
from passerelle.engine.worlds.incidents import incident
from passerelle.kernel.finding import Refusal

FIXED = ("case", "time", "success", "total", "incident")


@dataclass(frozen=True, slots=True)
class Case:
    cube: Cube
    success: Floats
    total: Floats
    past_success: Floats
    past_total: Floats
    truth: frozenset[str]


def worlds(count: int, seed: int) -> Iterator[Case]:
    for number in range(count):
        made = incident(seed=seed * 100_003 + number)
        now = made.lasting
        yield Case(
            made.cube,
            made.success[-now:].sum(axis=0),
            made.total[-now:].sum(axis=0),
            made.success[:-now],
            made.total[:-now],
            made.truth,
        )


def recorded(cases: Path, labels: Path) -> Iterator[Case]:
    import duckdb

    truth = json.loads(labels.read_text(encoding="utf-8"))
    reader = "read_parquet" if cases.suffix == ".parquet" else "read_csv_auto"
    table = duckdb.connect().execute(f"select * from {reader}(?)", [str(cases)]).fetchnumpy()
    names = np.array([str(name) for name in table["case"]])
    for name in sorted(truth):
        rows = names == name
        yield _case({c: np.asarray(v)[rows] for c, v in table.items()}, frozenset(truth[name]))


def _case(columns: dict[str, np.ndarray], truth: frozenset[str]) -> Case:
    dimensions = tuple(name for name in columns if name not in FIXED)
    coded = [np.unique(columns[d].astype(str), return_inverse=True) for d in dimensions]
    codes = np.stack([code for _, code in coded], axis=1).astype(np.int64)
    leaves, leaf = np.unique(codes, axis=0, return_inverse=True)
    moments, moment = np.unique(columns["time"], return_inverse=True)
    shape = (len(moments), len(leaves))
    success, total = np.zeros(shape), np.zeros(shape)
    np.add.at(success, (moment, leaf.ravel()), columns["success"].astype(float))
    np.add.at(total, (moment, leaf.ravel()), columns["total"].astype(float))
    now = np.zeros(len(moments), dtype=bool)
    now[moment[columns["incident"].astype(int) == 1] if "incident" in columns else -1] = True
    cube = Cube(dimensions, tuple(tuple(map(str, values)) for values, _ in coded), leaves)
    past = ~now & (np.arange(len(moments)) < np.argmax(now))
    return Case(cube, success[now].sum(0), total[now].sum(0), success[past], total[past], truth)


def scored(cases: Iterator[Case]) -> dict[str, float]:
    tally, seconds, first, five = Tally(), 0.0, 0, 0
    for case in cases:
        before = time.process_time()
        found = localise_ratio(
            case.cube, case.success, case.total, case.past_success, case.past_total, suspects=5
        )
        seconds += time.process_time() - before
        cells = () if isinstance(found, Refusal) else found.estimate.cells
        tally.add({cell.label for cell in cells if cell.gain > 0}, set(case.truth))
        labels = [cell.label for cell in cells]
        first += bool(labels) and labels[0] in case.truth
        five += bool(case.truth & set(labels[:5]))
    count = max(tally.cases, 1)
    return {
        "top_1": round(first / count, 4),
        "hit_5": round(five / count, 4),
        **tally.row(),
        "cpu_seconds_per_case": round(seconds / count, 4),
    }


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.localise_ratio",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="CASES LABELS.json")
    parser.add_argument("--world", action="store_true")
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    if len(asked.files) not in (0, 2):
        parser.error("give CASES and LABELS.json, or nothing for the project's own incidents")
    name = asked.files[0].name if asked.files else f"own incidents, seed {asked.seed}"
    cases = recorded(*asked.files) if asked.files else worlds(asked.cases, asked.seed)
    show("Localisation of a ratio", [{"set": name, **scored(cases)}], as_json=asked.json)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
