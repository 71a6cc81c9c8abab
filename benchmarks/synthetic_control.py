"""`python -m benchmarks.synthetic_control`: a mixture of donors on generated worlds with a planted effect.

Effects of 0, 2 and 6 usual deviations of one period's noise, 24 donors, 60 periods before and 30 after. Prints the mean
estimate, the share of worlds with p of 5 % at most, the share whose 95 % interval holds the effect, CPU seconds.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import sys
import time
from typing import Any

from benchmarks.report import show
from passerelle.engine.explain.effect.synthetic import synthetic_control
from passerelle.engine.worlds.donors import donor_world
from passerelle.kernel.finding import Refusal

EFFECTS = (0.0, 2.0, 6.0)


def measured(effect: float, *, worlds: int, seed: int) -> dict[str, Any]:
    total, seen, held, refused = 0.0, 0, 0, 0
    before = time.process_time()
    for number in range(worlds):
        world = donor_world(seed=seed * 10_007 + number, effect=effect)
        found = synthetic_control(world.response, world.donors, start=world.start)
        if isinstance(found, Refusal) or found.interval is None:
            refused += 1
            continue
        after = len(world.response) - world.start
        total += found.estimate.average
        seen += found.estimate.p <= 0.05
        held += found.interval.low <= effect * after <= found.interval.high
    told = max(worlds - refused, 1)
    return {
        "effect": effect,
        "estimate": round(total / told, 2),
        "p at most 5 %": round(seen / told, 3),
        "interval holds": round(held / told, 3),
        "refused": refused,
        "cpu_seconds": round((time.process_time() - before) / worlds, 3),
    }


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.synthetic_control", description=__doc__
    )
    parser.add_argument("--worlds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    rows = [measured(effect, worlds=asked.worlds, seed=asked.seed) for effect in EFFECTS]
    show("Synthetic control", rows, as_json=asked.json)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
