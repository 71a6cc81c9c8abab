"""The series that `benchmarks.forecast` looks at: files, recorded ones split in two halves, generated worlds.

Recorded are the daily files of the reference data and the tickets that its trackers created each day. A half
is decided by a hash of the source's name, so that what is tuned on one half is checked on the other.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from passerelle.engine.worlds import series as worlds

Days = tuple[dt.date, ...]
LOOKED_INTO = (
    "pedestrians",
)  # of the held-out half by its name, but known to fail when tuning began
COMPONENTS = 4
THREE_YEARS = 150  # weeks


@dataclass(frozen=True)
class Case:
    """A series to be forecast `horizon` periods ahead."""

    name: str
    days: Days
    values: np.ndarray
    season: int
    horizon: int


def read(file: Path, *, season: int, horizon: int) -> Case:
    """A CSV as evenly spaced periods, gaps as not a number."""
    rows = list(csv.DictReader(file.open(encoding="utf-8-sig", newline="")))
    if not rows or not {"date", "value"} <= set(rows[0]):
        sys.exit(f"{file.name}: needs the columns date,value")
    read = {dt.date.fromisoformat(r["date"][:10]): float(r["value"] or "nan") for r in rows}
    known = sorted(read)
    step = Counter((b - a).days for a, b in pairwise(known)).most_common(1)[0][0]
    count = (known[-1] - known[0]).days // step + 1
    days = tuple(known[0] + dt.timedelta(days=step * i) for i in range(count))
    values = np.array([read.get(day, np.nan) for day in days])
    return Case(file.stem, days, values, season, horizon)


def half(source: str) -> str:
    """Which half a source of series belongs to: all of its series together, as they move together."""
    if source in LOOKED_INTO:
        return "tuning"
    return "held-out" if sha256(source.encode()).digest()[0] % 2 else "tuning"


def by_week(case: Case, *, season: int | None = None, horizon: int | None = None) -> Case:
    """Days as weeks from Monday to Sunday; a gap within a week counts as the mean of its other days."""
    first = -case.days[0].weekday() % 7
    weeks = case.values[first:][: (len(case.values) - first) // 7 * 7].reshape(-1, 7)
    known = np.isfinite(weeks)
    with_any = np.maximum(known.sum(axis=1), 1)
    sums = np.where(known, weeks, 0.0).sum(axis=1) * 7 / with_any
    values = np.where(known.any(axis=1), sums, np.nan)
    days = case.days[first::7][: len(values)]
    name = f"{case.name} by week"
    return Case(name, days, values, season or case.season, horizon or case.horizon)


def recorded(half_of: str) -> list[list[Case]]:
    """The series of one half of the reference data: those by day, then those of three years by week."""
    folder = os.environ.get("PASSERELLE_REFERENCE_DATA")
    if not folder:
        sys.exit(
            "recorded series need PASSERELLE_REFERENCE_DATA; or give files, or leave --half out"
        )
    files = sorted(Path(folder, "measures", "daily").glob("*.csv"))
    days = [read(f, season=7, horizon=14) for f in files if half(f.stem) == half_of]
    for file in sorted(Path(folder, "tracker").glob("*.jira.json.gz")):
        source = f"tracker-{file.name.partition('.')[0]}"
        days += tickets(file, source) if half(source) == half_of else []
    weeks = [by_week(case, season=52, horizon=8) for case in days]
    return [days, [case for case in weeks if len(case.values) >= THREE_YEARS]]


def tickets(file: Path, source: str) -> list[Case]:
    """Tickets created each day in an answer of Jira's search: all of them, and those of its four largest components."""
    issues = json.loads(gzip.decompress(file.read_bytes()))["issues"]
    made = [(dt.date.fromisoformat(i["fields"]["created"][:10]), _component(i)) for i in issues]
    first, last = min(made)[0], max(made)[0]
    days = tuple(first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    largest = [name for name, _ in Counter(of for _, of in made).most_common(COMPONENTS)]
    cases = []
    for name in ("all", *largest):
        counts = Counter(day for day, of in made if name in ("all", of))
        values = np.array([float(counts[day]) for day in days])
        cases.append(Case(f"{source}.{name}", days, values, 7, 14))
    return cases


def _component(issue: dict[str, Any]) -> str:
    components = issue["fields"].get("components") or [{"name": "none"}]
    return str(components[0]["name"])


def generated(*, seeds: Iterable[int]) -> list[Case]:
    """Daily series two weeks ahead, long and of twelve weeks, and weekly ones eight weeks ahead."""
    cases = []
    for seed in seeds:
        for name, make, horizon in (
            ("daily", worlds.daily, 14),
            ("short", partial(worlds.daily, periods=84), 14),
            ("weekly", worlds.weekly, 8),
        ):
            made = make(seed=seed)
            cases.append(Case(f"{name}-{seed}", made.days, made.values, made.season, horizon))
    return cases
