"""`python -m benchmarks.release_planning FILE... --ratio .3 --limit 60`: is the best release found, and proved?

FILE is in the format of the Next Release Problem: the number of levels; for each, how many requirements and
their costs; how many dependencies, then `A B` (B needs A); how many customers, then `profit q r1 ... rq`. The
budget is a share of the whole cost, rounded down. The limit is wall-clock seconds on one thread. A ratio may be
several, as in `--ratio .3,.5,.7`. Without a file: those of the folder PASSERELLE_REFERENCE_DATA, with the
ratios whose optimum is known, which is printed beside.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.report import show, skipped
from passerelle.cli.alone import alone_on_stdout
from passerelle.engine.plan.release import Customer, Release, choose, is_within

# Proved elsewhere (`release_planning` in the README of the reference data).
KNOWN = {
    ("nrp1", 0.3): 1204,
    ("nrp1", 0.5): 1836,
    ("nrp1", 0.7): 2507,
    ("nrp3", 0.3): 7488,
    ("nrp3", 0.5): 11159,
    ("nrp3", 0.7): 14196,
    ("nrp-e1", 0.3): 7919,
    ("nrp-e1", 0.5): 11071,
    ("nrp-e2", 0.3): 7446,
    ("nrp-e2", 0.5): 10381,
    ("nrp2", 0.7): 11312,
}
OPEN = (("nrp2", 0.3), ("nrp2", 0.5))  # no optimum stands in that README


def parse(text: str) -> Release:
    """A release from the text of a file; ValueError where it ends too soon or holds more."""
    numbers = iter(int(word) for word in text.split())
    try:
        costs = tuple(cost for _ in range(next(numbers)) for cost in _several(numbers))
        before = tuple((next(numbers) - 1, next(numbers) - 1) for _ in range(next(numbers)))
        customers = tuple(_customer(numbers) for _ in range(next(numbers)))
    except (StopIteration, RuntimeError) as short:
        raise ValueError("the file ends before all that it announces") from short
    if next(numbers, None) is not None:
        raise ValueError("the file holds more than it announces")
    return Release(costs, before, customers)


def _several(numbers: Iterator[int]) -> list[int]:
    return [next(numbers) for _ in range(next(numbers))]


def _customer(numbers: Iterator[int]) -> Customer:
    profit = next(numbers)
    return Customer(profit, tuple(one - 1 for one in _several(numbers)))


def measured(name: str, release: Release, *, ratio: float, limit: float) -> dict[str, Any]:
    budget = int(ratio * sum(release.costs) + 1e-9)
    cpu, wall = time.process_time(), time.monotonic()
    found = choose(release, budget=budget, seconds=limit)
    return {
        "instance": name,
        "ratio": ratio,
        "budget": budget,
        "value": found.value,
        "bound": found.bound,
        "proved": found.is_proved,
        "known": KNOWN.get((name, ratio), ""),
        "kept": is_within(release, found, budget=budget),
        "cpu_s": round(time.process_time() - cpu, 1),
        "wall_s": round(time.monotonic() - wall, 1),
    }


def cases(given: argparse.Namespace) -> list[tuple[Path, float]]:
    """Files and ratios."""
    if given.files:
        return [(path, float(r)) for path in given.files for r in given.ratio.split(",")]
    folder = os.environ.get("PASSERELLE_REFERENCE_DATA", "")
    found = [
        (Path(folder) / "release_planning" / f"{n}.txt", ratio) for n, ratio in (*KNOWN, *OPEN)
    ]
    return [case for case in found if folder and case[0].exists()]


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.release_planning", description=__doc__
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--ratio", default="0.3")
    parser.add_argument("--limit", type=float, default=60)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(words)
    if not (wanted := cases(given)):
        skipped("release_planning", "files, or PASSERELLE_REFERENCE_DATA, the folder of real data")
        return 0
    try:
        with alone_on_stdout():
            rows = [
                measured(path.stem, parse(path.read_text()), ratio=ratio, limit=given.limit)
                for path, ratio in wanted
            ]
    except (OSError, ValueError) as error:
        print(f"release_planning: {error}", file=sys.stderr)
        return 2
    show("Releases within a budget", rows, as_json=given.json)
    return 0 if all(row["kept"] and row["known"] in ("", row["value"]) for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
