"""A frozen pack as a page reads it, and its figures as a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from passerelle.reports.sheets import csv_bytes

COLUMNS = ("section", "label", "value", "unit", "date", "source", "formula")


@dataclass(frozen=True)
class Page:
    """The content in one language, its short seal and the numbers of its sections."""

    content: dict[str, Any]
    sections: list[dict[str, Any]] = field(init=False)

    def __post_init__(self) -> None:
        numbered = [
            {**section, "number": n} for n, section in enumerate(self.content["sections"], 1)
        ]
        object.__setattr__(self, "sections", numbered)


def page_of(content: dict[str, Any]) -> Page:
    return Page(content)


def csv_of(content: dict[str, Any]) -> bytes:
    """Every figure of the pack with its date, source and formula; formulas of spreadsheets neutralised."""
    rows = ([figure[name] for name in COLUMNS] for figure in content["figures"])
    return csv_bytes(COLUMNS, rows)
