"""Measures, their daily rows, and dated events. Names follow `passerelle.kpis`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from passerelle.engine.worlds.belvedere.facts.text import Text


@dataclass(frozen=True, slots=True)
class Table:
    """Daily rows by column, all of one length: `date` (datetime64[D]), dimensions, figures."""

    columns: Mapping[str, NDArray[Any]]

    def __len__(self) -> int:
        return len(self.columns["date"])


@dataclass(frozen=True, slots=True)
class Definition:
    """What the measure counts, from a date on."""

    since: dt.date
    text: Text


@dataclass(frozen=True, slots=True)
class Target:
    """What the measure should reach on a date, in the measure's unit over its cadence."""

    on: dt.date
    value: float


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure read in `table` (a key of `World.tables`).

    sum and last: `value` is the column. ratio: `value` over `denominator`, times `scale` (100 for a
    percentage). last: the level of the last day, dimensions added up.
    """

    slug: str
    name: Text
    unit: str
    decimals: int
    direction: str
    formula: str
    cadence: str
    source: Text
    table: str
    value: str
    denominator: str | None
    scale: float
    dimensions: tuple[str, ...]
    owner: str
    product: str | None
    team: str | None
    is_headline: bool
    definitions: tuple[Definition, ...]
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class MeasureLink:
    """One term of a parent's formula (`operation`: add, subtract, multiply, divide)."""

    parent: str
    child: str
    operation: str
    position: int


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A dated fact, on one measure, one product or everything; `kind` as in `kpis.DatedEvent`."""

    on: dt.date
    end: dt.date | None
    label: Text
    kind: str
    measure: str | None
    product: str | None
    by: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """How a column of the tables is called on a screen, and its values (stored in French)."""

    column: str
    name: Text
    values: tuple[Text, ...]
