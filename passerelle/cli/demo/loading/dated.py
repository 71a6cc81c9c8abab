"""Rows that carry their own past moment, which the models would otherwise set to now."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Sequence
from typing import TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


def in_the_morning(day: dt.date, who: str) -> dt.datetime:
    """When somebody got to it that day: between half past seven and eleven (UTC), the same at each loading."""
    minutes = zlib.crc32(f"{who} {day}".encode()) % 210
    return dt.datetime.combine(day, dt.time(7, 30), dt.UTC) + dt.timedelta(minutes=minutes)


def create_at(rows: Sequence[tuple[M, dt.datetime]]) -> list[M]:
    """Create rows of one model, each with the moment it happened in `at`."""
    if not rows:
        return []
    manager = type(rows[0][0])._base_manager
    made: list[M] = manager.bulk_create([row for row, _ in rows], batch_size=500)
    for row, (_, at) in zip(made, rows, strict=True):
        row.at = at  # type: ignore[attr-defined]
    manager.bulk_update(made, ["at"], batch_size=300)
    return made


def at_noon(day: dt.date) -> dt.datetime:
    """That day at twelve (UTC)."""
    return dt.datetime.combine(day, dt.time(12), dt.UTC)
