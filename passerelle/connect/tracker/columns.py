"""Where each field of an item lies in a table, and how its cells are to be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from passerelle.connect.dates import DateFormat
from passerelle.connect.numbers import NumberFormat
from passerelle.connect.tables import Table
from passerelle.connect.words import fold

# What only Jira names so; two of them suffice.
_JIRA = {"issue key", "issue id", "issue type", "component s", "cle de ticket", "type de ticket"}


def is_jira(columns: Iterable[str]) -> bool:
    """True for the header of Jira's own export, in English or French."""
    return len({fold(column) for column in columns} & _JIRA) > 1


@dataclass(frozen=True, slots=True)
class Columns:
    """`places` holds every position that feeds a field: trackers repeat a header for lists.

    `splits` says that one cell may hold several values, as people write them and Jira does not.
    """

    file: str
    names: Mapping[str, str]
    places: Mapping[str, tuple[int, ...]]
    dates: Mapping[str, DateFormat]
    number: NumberFormat
    splits: bool

    @classmethod
    def of(
        cls,
        table: Table,
        mapping: Mapping[str, str],
        dates: Mapping[str, DateFormat],
        number: NumberFormat,
    ) -> Columns:
        """From a mapping of field to column; `dates` is by column."""
        places = {name: _places(table, column) for name, column in mapping.items()}
        formats = {name: dates[column] for name, column in mapping.items() if column in dates}
        return cls(table.file, dict(mapping), places, formats, number, not is_jira(table.columns))


def _places(table: Table, column: str) -> tuple[int, ...]:
    name = fold(column)
    return tuple(i for i, other in enumerate(table.columns) if fold(other) == name)
