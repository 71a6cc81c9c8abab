"""What an initiative took until a day: as typed, else at the pace that was frozen, said to be no measure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from passerelle.commitment.models import Spent


def cost(
    line: Mapping[str, Any],
    spent: Sequence[Spent],
    *,
    on: dt.date,
    delivered: dt.date | None = None,
) -> dict[str, Any]:
    """`kind` is `typed` (a sum of what was typed until `on`), `pace`, or the code of a refusal under `refusal`.

    The pace is the frozen effort spread evenly over the frozen dates, carried on until the delivery or until `on`.
    """
    told = [one for one in spent if one.on <= on]
    if told:
        return {
            "kind": "typed",
            "weeks": _sum([one.weeks for one in told]),
            "money": _sum([one.money for one in told]),
            "on": max(one.on for one in told).isoformat(),
        }
    effort, start, end = line.get("effort"), line.get("start_on"), line.get("end_on")
    if not effort or not start or not end:
        return {"refusal": "nothing-spent"}
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    planned = (last - first).days + 1
    gone = (min(on, delivered or on) - first).days + 1
    if gone <= 0:
        return {"refusal": "not-begun"}
    return {"kind": "pace", "weeks": effort[1] * gone / planned, "money": None}


def _sum(values: list[float | None]) -> float | None:
    known = [one for one in values if one is not None]
    return sum(known) if known else None
