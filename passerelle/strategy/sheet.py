"""The register as CSV, for people: a spreadsheet opens it safely, our importer reads it back."""

from __future__ import annotations

from collections.abc import Iterable

from passerelle.reports.sheets import Value, csv_bytes
from passerelle.strategy.models import RegisterEntry

COLUMNS = (
    "code", "kind", "title", "description", "response", "likelihood", "impact", "exposure_low",
    "exposure_high", "state", "review_on", "owner", "product", "objective", "review_note",
)  # fmt: skip


def as_csv(rows: Iterable[RegisterEntry]) -> bytes:
    """One line an entry; people by e-mail and products by slug, which do not change."""
    return csv_bytes(COLUMNS, [_cells(row) for row in rows])


def _cells(row: RegisterEntry) -> list[Value]:
    named: dict[str, Value] = {
        "owner": row.owner.email if row.owner else "",
        "product": row.product.slug if row.product else "",
        "objective": row.objective.title if row.objective else "",
    }
    return [named[name] if name in named else getattr(row, name) for name in COLUMNS]
