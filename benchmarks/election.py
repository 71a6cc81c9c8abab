"""`python -m benchmarks.election FILE.pb...`: who wins by equal shares, for unit and for cost utility.

FILE is in the format of participatory budgeting libraries: three parts, META, PROJECTS and VOTES, each
with a line of names, separated by semicolons. Votes may be approvals, points (`points` beside `vote`)
or orders of preference; with points or an order, a project that is named is one that is supported.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

from benchmarks.report import show, skipped
from passerelle.engine.vote.election import Election, Project
from passerelle.engine.vote.equal_shares import equal_shares


class ElectionFileError(Exception):
    """What is wrong, and in which line."""


def parse(text: str) -> Election:
    """An election from the text of a file."""
    parts = _parts(text)
    meta = {row[0]: row[1] for _, row in parts["META"][1:] if len(row) > 1}
    if "budget" not in meta:
        raise ElectionFileError("META: no line `budget;…`")
    projects = _projects(parts["PROJECTS"])
    place = {one.key: number for number, one in enumerate(projects)}
    return Election(projects, _ballots(parts["VOTES"], place), _amount(meta["budget"], 0))


def _parts(text: str) -> dict[str, list[tuple[int, list[str]]]]:
    parts: dict[str, list[tuple[int, list[str]]]] = {"META": [], "PROJECTS": [], "VOTES": []}
    here = None
    for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=";"), start=1):
        cells = [cell.strip() for cell in row]
        if len(cells) == 1 and cells[0].upper() in parts:
            here = cells[0].upper()
        elif here and any(cells):
            parts[here].append((number, cells))
    for name, rows in parts.items():
        if not rows:
            raise ElectionFileError(f"no part {name}")
    return parts


def _columns(rows: list[tuple[int, list[str]]], *needed: str) -> list[int]:
    number, names = rows[0]
    try:
        return [names.index(name) for name in needed]
    except ValueError as error:
        raise ElectionFileError(f"line {number}: {error} (columns: {', '.join(names)})") from None


def _amount(word: str, line: int) -> Fraction:
    try:
        return Fraction(word.replace(",", "."))
    except ValueError:
        raise ElectionFileError(f"line {line}: “{word}” is not an amount") from None


def _projects(rows: list[tuple[int, list[str]]]) -> tuple[Project, ...]:
    key, cost = _columns(rows, "project_id", "cost")
    return tuple(Project(row[key], _amount(row[cost], number)) for number, row in rows[1:])


def _ballots(
    rows: list[tuple[int, list[str]]], place: dict[str, int]
) -> tuple[dict[int, int], ...]:
    (vote,) = _columns(rows, "vote")
    ballots = []
    for number, row in rows[1:]:
        named = [word.strip() for word in row[vote].split(",") if word.strip()]
        unknown = [word for word in named if word not in place]
        if unknown:
            raise ElectionFileError(f"line {number}: no project {unknown[0]}")
        ballots.append({place[word]: 1 for word in named})
    return tuple(ballots)


def measured(path: Path) -> list[dict[str, Any]]:
    election = parse(path.read_text(encoding="utf-8-sig"))
    rows = []
    for by in ("unit", "cost"):
        before = time.process_time()
        bought = equal_shares(election, by=by)
        cost = sum((election.projects[one.project].cost for one in bought), Fraction(0))
        rows.append(
            {
                "file": path.name,
                "utility": by,
                "voters": len(election.ballots),
                "winners": " ".join(sorted(election.projects[one.project].key for one in bought)),
                "spent": float(cost),
                "budget": float(election.budget),
                "cpu_seconds": round(time.process_time() - before, 3),
            }
        )
    return rows


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.election", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.pb")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(words)
    if not given.files:
        skipped("election", "one or more files FILE.pb")
        return 0
    try:
        rows = [row for path in given.files for row in measured(path)]
    except (ElectionFileError, OSError, ValueError) as error:
        print(f"election: {error}", file=sys.stderr)
        return 2
    show("Winners by equal shares", rows, as_json=given.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
