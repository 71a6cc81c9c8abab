"""The register as CSV: for people, so a cell never starts as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from passerelle.strategy.models import RegisterEntry

COLUMNS = (
    "code", "kind", "title", "description", "response", "likelihood", "impact", "exposure_low",
    "exposure_high", "state", "review_on", "owner", "product", "objective", "review_note",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def safe(value: Any) -> Any:
    """Text that a spreadsheet would run gets an apostrophe in front, which our importer takes away."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return value


def as_csv(rows: Iterable[RegisterEntry]) -> str:
    """One line an entry, people by e-mail so that the file can be poured in again."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([[safe(cell) for cell in _cells(row)] for row in rows])
    return out.getvalue()


def _cells(row: RegisterEntry) -> list[Any]:
    named = {
        "owner": row.owner.email if row.owner else "",
        "product": row.product.slug if row.product else "",
        "objective": row.objective.title if row.objective else "",
    }
    return [named.get(name, getattr(row, name)) for name in COLUMNS]
