"""The files that are poured in while things are killed."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

STATES = (("NEW", "new"), ("ASSIGNED", "indeterminate"), ("RESOLVED", "done"))
MEASURE = {"series": [{"column": "value", "name": "Sign-ups"}]}
"""What the page says of the measure's file; the command says the same."""


def tracker(folder: Path, items: int) -> Path:
    """Jira's JSON: each item is created, assigned, resolved."""
    path = folder / "board.json"
    path.write_text(json.dumps({"issues": [_issue(number) for number in range(1, items + 1)]}))
    return path


def _issue(number: int) -> dict[str, Any]:
    day = dt.date(2025, 1, 1) + dt.timedelta(days=number % 300)
    steps = [
        {
            "id": f"{number}{step}",
            "created": f"{day + dt.timedelta(days=step)}T10:30:40.000+0000",
            "items": [
                {"field": "status", "fromString": STATES[step - 1][0], "toString": STATES[step][0]}
            ],
        }
        for step in (1, 2)
    ]
    return {
        "id": str(number),
        "key": f"TOUR-{number}",
        "fields": {
            "project": {"key": "TOUR", "name": "Rounds"},
            "issuetype": {"name": "Bug"},
            "summary": f"Report {number}",
            "created": f"{day}T09:14:05.000+0000",
            "updated": steps[-1]["created"],
            "status": {"name": STATES[2][0], "statusCategory": {"key": STATES[2][1]}},
            "components": [{"name": "Mobile"}],
        },
        "changelog": {"histories": steps},
    }


def measure(folder: Path, days: int) -> Path:
    """A Parquet of a value a day and country."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    first = dt.date(2020, 1, 1)
    dates = [first + dt.timedelta(days=day) for day in range(days) for _ in "ab"]
    table = {
        "time": pa.array(dates, pa.date32()),
        "country": ["FR", "DE"] * days,
        "value": [float(n % 97) for n in range(2 * days)],
    }
    path = folder / "signups.parquet"
    pq.write_table(pa.table(table), path)
    return path


def command(kind: str, file: Path) -> tuple[str, ...]:
    """The words of `passerelle` that pour it in."""
    said = ("--name", "Sign-ups", "--value", "value") if kind == "measure" else ()
    return ("import", kind, str(file), *said)


def asked(kind: str, file: Path) -> str:
    """The same, asked of the worker."""
    options = MEASURE if kind == "measure" else {}
    return json.dumps({"kind": kind, "file": str(file), "options": options})
