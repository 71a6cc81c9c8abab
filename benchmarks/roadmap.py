"""`python -m benchmarks.roadmap --bind cash|capacity --seeds 1,2,3 --limit 30`, or `FILE.json...`: how good a plan?

Each instance (200 initiatives, 10 teams, 5 skills, 8 quarters, made from its seed; or read from files, schema in
docs/method/roadmap.md) is planned within the limit: wall-clock seconds on two threads. Printed: the value of the
plan, the bound that no plan passes, the gap between them as a share of the plan's value, the value of each
greedy plan, CPU seconds and wall-clock seconds (on a busy machine, two threads get fewer than twice the limit).
`--write FOLDER` writes the instances as JSON and plans nothing;
those of seeds 1 to 5 are in benchmarks/instances. The plan is checked by code that shares nothing
with the solver; a plan that breaks a rule or is worth less than a greedy one ends the command with an error.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.report import show
from passerelle.cli.alone import alone_on_stdout
from passerelle.engine.plan.check import broken
from passerelle.engine.plan.exchange import as_json, from_json
from passerelle.engine.plan.problem import Problem
from passerelle.engine.plan.solve import solve_within
from passerelle.engine.worlds.portfolio import portfolio


def measured(name: str, problem: Problem, *, limit: float, seed: int) -> dict[str, Any]:
    """One instance planned; `broken` counts rules that the plan breaks."""
    cpu, wall = time.process_time(), time.monotonic()
    found = solve_within(problem, seconds=limit, clock=time.monotonic, seed=seed)
    spent = time.process_time() - cpu, time.monotonic() - wall
    return {
        "instance": name,
        "value": round(found.plan.value, 1),
        "bound": round(found.bound, 1),
        "gap": round(found.gap, 4),
        **{f"by_{name}": round(plan.value, 1) for name, plan in found.greedy.items()},
        "over_rice": round(found.plan.value / found.greedy["rice"].value - 1, 4),
        "moves": found.moves,
        "broken": len(broken(found.plan)),
        "cpu_s": round(spent[0], 1),
        "wall_s": round(spent[1], 1),
    }


def _held(row: dict[str, Any]) -> bool:
    greedy = max(value for name, value in row.items() if name.startswith("by_"))
    return not row["broken"] and bool(row["value"] >= greedy)


def instances(given: argparse.Namespace) -> Iterator[tuple[str, Problem]]:
    """The files, or else the seeds."""
    for path in given.files:
        yield path.stem, from_json(json.loads(path.read_text(encoding="utf-8")))
    if not given.files:
        for seed in given.seeds.split(","):
            yield f"{given.bind} {seed}", portfolio(seed=int(seed), bind=given.bind)


def written(given: argparse.Namespace) -> int:
    given.write.mkdir(parents=True, exist_ok=True)
    for name, problem in instances(given):
        path = given.write / f"{name.replace(' ', '-')}.json"
        said = json.dumps(as_json(problem), ensure_ascii=False, separators=(",", ":"))
        path.write_text(said + "\n", encoding="utf-8")
        print(path)
    return 0


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.roadmap", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.json")
    parser.add_argument("--bind", choices=("cash", "capacity"), default="cash")
    parser.add_argument("--seeds", default="1,2,3,4,5")
    parser.add_argument("--limit", type=float, default=30, help="seconds for each instance")
    parser.add_argument("--seed", type=int, default=1, help="of the search")
    parser.add_argument("--write", type=Path, metavar="FOLDER")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(words)
    if given.write:
        return written(given)
    try:
        with alone_on_stdout():  # HiGHS says a line now and then
            rows = [
                measured(name, problem, limit=given.limit, seed=given.seed)
                for name, problem in instances(given)
            ]
    except (OSError, ValueError) as error:
        print(f"roadmap: {error}", file=sys.stderr)
        return 2
    mean = round(sum(row["gap"] for row in rows) / len(rows), 4)
    show(
        f"Plans within {given.limit:g} s",
        [{**row, "mean_gap": mean} for row in rows],
        as_json=given.json,
    )
    return 0 if all(_held(row) for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
