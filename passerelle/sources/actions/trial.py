"""What a measure would look like, from the last days of its table."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from passerelle.connect.warehouse.asked import Asked
from passerelle.connect.warehouse.source import Bounds
from passerelle.kernel.errors import InputError
from passerelle.sources.models import Connection
from passerelle.sources.models.feed import whole_days
from passerelle.sources.places.source import ROWS, source_of
from passerelle.sources.report import kept

DAYS, SHOWN, VALUES = 30, 10, 5
SECONDS = 60


def try_out(connection: Connection, asked: dict[str, Any]) -> dict[str, Any]:
    """The last days by day, and the commonest values of each dimension; or the problem."""
    from passerelle.connect.warehouse.roll import roll_up  # loads Arrow, which no page needs

    source_table = asked["table"]
    since = whole_days() - dt.timedelta(days=DAYS)
    question = Asked(
        asked["time"],
        tuple(asked["dimensions"]),
        value=asked["value"] or None,
        total=asked["total"] or None,
        since=since,
        before=whole_days(),
        is_last=asked["formula"] == "last",
    )
    try:
        source = source_of(connection, source_table)
        bounds = Bounds(seconds=min(SECONDS, connection.seconds), rows=ROWS)
        with tempfile.TemporaryDirectory(prefix="passerelle-trial-") as name:
            roll_up(replace(source, bounds=bounds), question, Path(name) / "rolled", leaves=1_000)
            return _told(Path(name) / "rolled", question)
    except InputError as refused:
        if refused.problem.code == "empty-file":
            return {"is_empty": True, "days": DAYS}
        return {"problem": json.loads(json.dumps(kept([refused.problem])[0], default=str))}


def _told(folder: Path, asked: Asked) -> dict[str, Any]:
    import numpy as np

    from passerelle.connect.warehouse.reading import read

    rolled = read(folder)
    totals = rolled.sums.sum(axis=1)
    if rolled.totals is not None:
        under = rolled.totals.sum(axis=1)
        totals = np.divide(totals, under, out=np.zeros_like(totals), where=under != 0)
    rows = rolled.counts.sum(axis=1)
    found = list(zip(rolled.days, totals.tolist(), rows.tolist(), strict=True))[-SHOWN:]
    return {
        "lines": [[day.isoformat(), value, int(count)] for day, value, count in found],
        "parts": [[name, *_commonest(folder, name)] for name in asked.dimensions],
    }


def _commonest(folder: Path, dimension: str) -> tuple[list[str], int]:
    from passerelle.connect.warehouse.reading import read_breakdown

    values = read_breakdown(folder, dimension).values
    return list(values[:VALUES]), len(values)
