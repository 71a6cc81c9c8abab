"""`python -m benchmarks.watch`: false alarms of calm measures, and days to flag a silent loss that lasts.

Generated scores (residuals over their usual size): memory, heavy tails, a share common to all. One row for each noise:
false alarms in thirty days and measure against the budget, then for a loss of 5 % the days to the first alert (the day
of the loss counts as day 1), the share flagged in four days, and the same for alerts at three usual deviations.
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
from benchmarks.watch_segments import CASES
from benchmarks.watch_segments import measured as segments
from passerelle.engine.explain.change.alerts import watch
from passerelle.engine.worlds.watched import watched_world
from passerelle.kernel.finding import Refusal

CALM, DAYS, MEASURES, LOSS = 120, 300, 20, 0.05
Raised = list[tuple[int, int]]


def ours(scores: np.ndarray, *, budget: float) -> Raised:
    """Measure and day of each alert."""
    found = watch(scores, calm=CALM, budget=budget)
    if isinstance(found, Refusal):
        sys.exit(f"refused: {found.code}")
    return [(alert.measure, alert.day) for alert in found.estimate.alerts]


def plain(scores: np.ndarray) -> Raised:
    """Every day further than three usual deviations."""
    days, measures = np.nonzero(np.abs(scores[CALM:]) > 3)
    return [(int(m), int(d) + CALM) for d, m in zip(days, measures, strict=True)]


def waited(raised: Raised, *, lost: tuple[int, ...], day: int) -> list[int]:
    """Days from the loss to the first alert; those never flagged wait to the end."""
    first = dict.fromkeys(lost, DAYS)
    for measure, when in raised:
        if when >= day and measure in first:
            first[measure] = min(first[measure], when)
    return [when - day + 1 for when in first.values()]


def measured(noise: float, *, worlds: int, seed: int, budget: float) -> dict[str, Any]:
    calm = {"ours": 0, "three": 0}
    days: dict[str, list[int]] = {"ours": [], "three": []}
    before = time.process_time()
    for number in range(worlds):
        asked: dict[str, Any] = {
            "seed": seed * 1009 + number,
            "days": DAYS,
            "measures": MEASURES,
            "noise": noise,
            "common": 0.3 * (number % 2),
        }
        still = watched_world(**asked).scores
        losing = watched_world(**asked, losing=MEASURES, loss=LOSS)
        calm["ours"] += len(ours(still, budget=budget * MEASURES))
        calm["three"] += len(plain(still))
        raised = ours(losing.scores, budget=budget * MEASURES)
        days["ours"] += waited(raised, lost=losing.lost, day=losing.day)
        days["three"] += waited(plain(losing.scores), lost=losing.lost, day=losing.day)
    months = worlds * MEASURES * (DAYS - CALM) / 30
    return {
        "noise": f"{noise:.1%}",
        "budget": budget,
        "false alarms": round(calm["ours"] / months, 3),
        "days, middle": float(np.median(days["ours"])),
        "days, nine in ten": round(float(np.quantile(days["ours"], 0.9)), 1),
        "in 4 days": round(float(np.mean(np.array(days["ours"]) <= 4)), 3),
        "three sigma: false alarms": round(calm["three"] / months, 3),
        "days, middle ": float(np.median(days["three"])),
        "in 4 days ": round(float(np.mean(np.array(days["three"]) <= 4)), 3),
        "cpu_seconds": round((time.process_time() - before) / worlds, 3),
    }


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.watch",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--worlds", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--segments",
        type=int,
        default=0,
        metavar="WORLDS",
        help="also go round the mornings of this many worlds with segments (some 30 CPU s each)",
    )
    parser.add_argument(
        "--budget",
        type=float,
        nargs="*",
        default=[1.0, 0.1],
        help="false alarms a month and measure",
    )
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    rows = [
        measured(noise, worlds=asked.worlds, seed=asked.seed, budget=budget)
        for budget in asked.budget
        for noise in (0.02, 0.03, 0.05)
    ]
    show("Watch: a silent loss of 5 %", rows, as_json=asked.json)
    if asked.segments:
        found = [
            segments(case, worlds=asked.segments, seed=asked.seed, budget=asked.budget[0])
            for case in CASES
        ]
        show("Watch: total and segments in one budget", found, as_json=asked.json)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
