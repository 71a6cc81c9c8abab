"""`python -m benchmarks.stability`: how often named segments are found again, the true ones and the false.

Generated cubes of five dimensions (kinds additive and shifted) in which something is named. Prints by kind the named
segments that were planted and those that were not, the mean share of draws that found each kind again, and CPU seconds.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import sys
import time
from typing import Any

import numpy as np

from benchmarks.report import show
from passerelle.engine.explain.cells.localise import localise
from passerelle.engine.explain.cells.stability import DRAWS, stability
from passerelle.engine.worlds.cube import cube_world
from passerelle.kernel.finding import Refusal

SIZES = (8, 8, 6, 5, 4)


def measured(kind: str, *, cases: int, seed: int) -> dict[str, Any]:
    shares: dict[bool, list[float]] = {True: [], False: []}
    seconds = []
    for case in range(cases):
        world = cube_world(kind, seed=seed * 100_003 + case, sizes=SIZES)
        named = localise(world.cube, world.actual, world.expected)
        if isinstance(named, Refusal) or not named.estimate.cells:
            continue
        before = time.process_time()
        found = stability(world.cube, (world.actual, world.expected), named.estimate)
        seconds.append(time.process_time() - before)
        if isinstance(found, Refusal):
            sys.exit(f"refused: {found.code}")
        for name, share in found.estimate.shares:
            shares[name in world.truth].append(share)
    return {
        "kind": kind,
        "leaves": int(np.prod(SIZES)),
        "draws": DRAWS,
        "true names": len(shares[True]),
        "found again": round(float(np.mean(shares[True] or [0.0])), 3),
        "false names": len(shares[False]),
        "found again ": round(float(np.mean(shares[False] or [0.0])), 3),
        "cpu_seconds": round(float(np.mean(seconds or [0.0])), 3),
    }


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stability", description=__doc__)
    parser.add_argument("--cases", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    rows = [measured(kind, cases=asked.cases, seed=asked.seed) for kind in ("additive", "shifted")]
    show("Segments found again", rows, as_json=asked.json)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
