"""`python -m benchmarks.durability [--reduced] [--json] [--only sqlite|postgres] [--scenario NAME]`."""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from benchmarks import private_postgres
from benchmarks.durability.installation import installed
from benchmarks.durability.outcome import REDUCED, WHOLE, Outcome, Size
from benchmarks.durability.scenarios import SCENARIOS, SHORT
from benchmarks.report import show, skipped


@contextlib.contextmanager
def _database(kind: str) -> Iterator[str]:
    if kind == "sqlite":
        yield ""
        return
    with private_postgres.server(durable=True) as url:
        yield url


def run(kind: str, size: Size, *, named: str = "") -> list[Outcome]:
    """Every scenario, or the one of that name, in one installation on this kind of database."""
    scenarios = [
        one for one in (SHORT if size == REDUCED else SCENARIOS) if named in ("", one.__name__)
    ]
    with _database(kind) as url, installed(url, quick=size == REDUCED) as house:
        return [scenario(house, size) for scenario in scenarios]


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.durability", description=__doc__)
    parser.add_argument("--reduced", action="store_true", help="one kill of each")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    names = [scenario.__name__ for scenario in SCENARIOS]
    parser.add_argument("--scenario", choices=names, default="", help="this one alone")
    asked = parser.parse_args(words)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # leave no server behind
    rows: list[dict[str, Any]] = []
    for kind in ("sqlite", "postgres"):
        if asked.only not in (None, kind):
            continue
        if kind == "postgres" and not private_postgres.is_there():
            skipped("durability on PostgreSQL", private_postgres.MISSING)
            continue
        size = REDUCED if asked.reduced else WHOLE
        for outcome in run(kind, size, named=asked.scenario):
            rows.append({"database": kind, **asdict(outcome), "held": outcome.is_held})
    show("Durability: nothing acknowledged is lost, nothing is half done", rows, as_json=asked.json)
    return 0 if all(row["held"] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
