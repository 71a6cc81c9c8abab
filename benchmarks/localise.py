"""`python -m benchmarks.localise CASES.parquet LABELS.json`: exact localisation, scored by element.

Also `--world additive|shifted|null|few --cases 200 --seed N`: the project's own generators (`few`: two to
seven segments, as a person asks, by day and between two periods). One row a set:
micro F1, precision and recall over named segments (an error counts as missed), exact sets, CPU seconds
a case on one thread, and false causes a case over the cases that have none.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.report import show, skipped
from passerelle.engine.explain.answer.answer import answer
from passerelle.engine.explain.answer.comparing import compare
from passerelle.engine.explain.answer.question import Question, Reading
from passerelle.engine.explain.answer.shapes import Answer
from passerelle.engine.explain.cells.localise import localise
from passerelle.engine.explain.cells.score import Tally
from passerelle.engine.explain.cells.shapes import Cell, Cube, Floats
from passerelle.engine.worlds.cube import cube_world
from passerelle.engine.worlds.few import SHAPES, WIDER, FewWorld, few_world
from passerelle.kernel.finding import Finding, Refusal

WORLDS = ("additive", "shifted", "null")
FEW = "few"
LENGTH = 14
Case = tuple[Cube, Floats, Floats, frozenset[str]]


def recorded(cases: Path, labels: Path) -> Iterator[Case]:
    """Cases of a Parquet file: columns `case`, `real`, `predict` and one for each dimension."""
    import pyarrow.parquet as pq

    table = pq.read_table(cases)
    truth = json.loads(labels.read_text())
    dimensions = [n for n in table.column_names if n not in ("case", "real", "predict")]
    columns = {n: np.array(table[n].to_pylist()) for n in table.column_names}
    for name in sorted(truth):
        rows = columns["case"] == name
        coded = [np.unique(columns[d][rows], return_inverse=True) for d in dimensions]
        cube = Cube(
            tuple(dimensions),
            tuple(tuple(str(v) for v in values) for values, _ in coded),
            np.stack([codes for _, codes in coded], axis=1).astype(np.int64),
        )
        yield cube, columns["real"][rows], columns["predict"][rows], frozenset(truth[name])


def scored(cases: Iterator[Case]) -> dict[str, float]:
    tally, seconds = Tally(), 0.0
    for cube, actual, expected, truth in cases:
        before = time.process_time()
        found = localise(cube, actual, expected)
        seconds += time.process_time() - before
        cells = () if isinstance(found, Refusal) else found.estimate.cells
        tally.add({cell.label for cell in cells}, set(truth))
    return {**tally.row(), "cpu_seconds_per_case": round(seconds / max(tally.cases, 1), 4)}


def few(
    cases: int, *, seed: int, by_day: bool, shapes: tuple[tuple[int, ...], ...] = SHAPES
) -> list[dict[str, float]]:
    """Two to seven segments (or `shapes`), asked as a person asks: one row where one was struck, one where none was."""
    rows = []
    for struck in (True, False):
        tally, seconds = Tally(), 0.0
        for n in range(cases):
            world = few_world(seed=seed * 100_003 + n, struck=struck, shapes=shapes)
            before = time.process_time()
            found = _asked(world) if by_day else _compared(world)
            seconds += time.process_time() - before
            tally.add({cell.label for cell in _cells(found)}, set(world.truth))
        rows.append({**tally.row(), "cpu_seconds_per_case": round(seconds / cases, 4)})
    return rows


def _asked(world: FewWorld) -> Finding[Answer] | Refusal:
    reading = Reading(world.days, world.cube, world.sums)
    return answer(Question(reading, since=world.days[world.start]))


def _compared(world: FewWorld) -> Finding[Answer] | Refusal:
    before, now = world.sums[world.start - LENGTH : world.start], world.sums[world.start :]
    return compare(world.cube, before.sum(axis=0), now.sum(axis=0))


def _cells(found: Finding[Answer] | Refusal) -> tuple[Cell, ...]:
    if isinstance(found, Refusal) or found.estimate.cells is None:
        return ()
    return found.estimate.cells.cells


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.localise", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="CASES.parquet LABELS.json")
    parser.add_argument("--world", choices=(*WORLDS, FEW))
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    if len(asked.files) not in (0, 2):
        parser.error("give CASES.parquet and LABELS.json, or --world, or nothing for all of them")
    sets = [tuple(asked.files)] if asked.files else [] if asked.world else known()
    worlds = [asked.world] if asked.world else [] if asked.files else [*WORLDS, FEW]
    rows = [{"set": cases.name, **scored(recorded(cases, labels))} for cases, labels in sets]
    for kind in worlds:
        if kind == FEW:
            rows += _of_few(asked.cases, seed=asked.seed)
            continue
        made = (cube_world(kind, seed=asked.seed * 100_003 + n) for n in range(asked.cases))
        row = scored((w.cube, w.actual, w.expected, w.truth) for w in made)
        rows.append({"set": f"{kind}, seed {asked.seed}", **row})
    show("Localisation", rows, as_json=asked.json)
    return 0


def _of_few(cases: int, *, seed: int) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for by_day, how, shapes in (
        (True, "few, by day", SHAPES),
        (False, "few, two periods", SHAPES),
        (False, "8 to 36 leaves, two periods", WIDER),
    ):
        struck, calm = few(cases, seed=seed, by_day=by_day, shapes=shapes)
        rows.append({"set": f"{how}, seed {seed}", **struck})
        rows.append({"set": f"{how}, calm, seed {seed}", **calm})
    return rows


def known() -> list[tuple[Path, Path]]:
    """The recorded sets of the reference data, where there are any."""
    folder = os.environ.get("PASSERELLE_REFERENCE_DATA")
    if not folder:
        skipped("recorded sets", "PASSERELLE_REFERENCE_DATA")
        return []
    found = sorted(Path(folder, "root_cause").glob("*.parquet"))
    return [(cases, cases.with_suffix(".labels.json")) for cases in found]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
