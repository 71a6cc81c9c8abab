"""When an exercise ended: the floor above that freezes says it, this one only tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from passerelle.arbitration.models import Arbitration

Days = dict[int, dt.date]
_says: list[Callable[[list[int]], Days]] = []


def register(says: Callable[[list[int]], Days]) -> None:
    """`says` takes ids of arbitrations and gives the day of the last freeze of those that were frozen."""
    if says not in _says:
        _says.append(says)


def frozen_on(rows: Iterable[Arbitration]) -> Days:
    """By id, the day they were last frozen; those that were not are absent."""
    ids = [row.pk for row in rows]
    return {pk: day for says in _says for pk, day in says(ids).items()} if ids else {}
