"""`python -m benchmarks.bad_input [--size small|whole] [--only WORDS] [--way command|page] [--few] [--json]`.

Each bad file goes, as each kind of import that it fits, through the command and through the pages, every time in
a process apart, in a throw-away company. It must be refused by a sentence that names the place, in both languages,
under 200 MB over the idle process and 5 s of processor time, and leave every fact as it was.

Idle is a process that does the same on hardly anything: for the command, `passerelle import initiatives` of a
good file of 40 rows with `--dry-run`; for the pages, a process that has served the first page of the import.
What the readers of each kind load besides counts as over it. Processor time is that of the whole command,
start included; for the pages, of every request and of the check. `--few` sends each file one way, as one kind.

With `--size small` the big ones are small, and the command runs in a copy of the warm process, its start left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.bad_input.commands import outcome, words
from benchmarks.bad_input.facts import facts
from benchmarks.bad_input.house import environment
from benchmarks.bad_input.measured import spawned
from benchmarks.bad_input.sizes import SIZES
from benchmarks.bad_input.verdict import failings, row
from benchmarks.report import show

WAYS = ("command", "page")


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bad_input", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--size", choices=SIZES, default="whole")
    parser.add_argument("--only", default="", help="cases whose name holds these words")
    parser.add_argument("--way", choices=WAYS, help="one way only")
    parser.add_argument("--few", action="store_true", help="each file one way, as one kind")
    asked = parser.parse_args(given)
    ways = [asked.way] if asked.way else list(WAYS)
    with tempfile.TemporaryDirectory(prefix="passerelle-bad-") as name:
        folder = Path(name)
        files = built(folder / "files", [asked.size, asked.only, ",".join(ways), str(asked.few)])
        found = list(judged(folder / "data", files, size=asked.size))
    show(
        "Bad input: refused, with its place, at little cost",
        list(map(row, found)),
        as_json=asked.json,
    )
    return 1 if any(map(failings, found)) else 0


def built(folder: Path, words: list[str]) -> dict[str, Any]:
    """The files, made in a process apart."""
    command = [sys.executable, "-m", "benchmarks.bad_input.building", str(folder), *words]
    made = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, Any] = json.loads(made.stdout)
    return told


def judged(data: Path, files: dict[str, Any], *, size: str) -> Iterator[dict[str, Any]]:
    """What became of each file, each way. This process stays small, for those that it starts begin as large."""
    within = {"page"} if size == "whole" else set(WAYS)
    given = [bad | {"ways": [way for way in bad["ways"] if way in within]} for bad in files["bad"]]
    words_inside = [str(data), *["--quick"][: size == "small"]]
    inside = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "benchmarks.bad_input.inside", *words_inside],
        input=json.dumps(files | {"bad": given}),
        env=environment(data),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield from map(json.loads, inside.stdout.splitlines())
    apart = [bad for bad in files["bad"] if not within.issuperset(bad["ways"])]
    if apart:
        yield from commands(apart, files["good"]["initiatives"], data)


def commands(files: list[dict[str, Any]], good: str, data: Path) -> Iterator[dict[str, Any]]:
    """Each file through the command itself, from nothing."""
    surroundings = environment(data)
    _, _, idle = spawned([*words("initiatives", good), "--dry-run"], surroundings)
    for bad in files:
        before = facts(data)
        code, said, spent = spawned(words(bad["kind"], bad["path"]), surroundings)
        costs = {"cpu": spent.cpu, "over": spent.peak - idle.peak}
        told = outcome(code, said, bad["place"])
        yield bad | {"way": "command"} | told | costs | {"unchanged": facts(data) == before}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
