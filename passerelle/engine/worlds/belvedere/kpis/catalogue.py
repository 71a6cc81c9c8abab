"""What is measured, what it should reach, what it is made of, and the facts dated on its chart."""

from __future__ import annotations

from dataclasses import dataclass

from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.facts.kpis import (
    DatedEvent,
    Definition,
    Dimension,
    Measure,
    MeasureLink,
    Target,
)
from passerelle.engine.worlds.belvedere.told import Raw, told


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every measure with what surrounds it, the rows left aside."""

    dimensions: tuple[Dimension, ...]
    measures: tuple[Measure, ...]
    links: tuple[MeasureLink, ...]
    events: tuple[DatedEvent, ...]


def catalogue(cal: Calendar) -> Catalogue:
    """The catalogue as told, its dates shifted."""
    raw = told("measures")
    return Catalogue(
        dimensions=tuple(_dimension(r, cal) for r in raw["dimensions"]),
        measures=tuple(_measure(r, cal) for r in raw["measures"]),
        links=tuple(MeasureLink(**r) for r in raw["links"]),
        events=tuple(_event(r, cal) for r in told("events")),
    )


def _dimension(raw: Raw, cal: Calendar) -> Dimension:
    values = tuple(cal.text(value) for value in raw["values"])
    return Dimension(column=raw["column"], name=cal.text(raw["name"]), values=values)


def _measure(raw: Raw, cal: Calendar) -> Measure:
    definitions = tuple(
        Definition(since=cal.day(d["since"]), text=cal.text(d["text"])) for d in raw["definitions"]
    )
    return Measure(
        **{
            **raw,
            "name": cal.text(raw["name"]),
            "source": cal.text(raw["source"]),
            "dimensions": tuple(raw["dimensions"]),
            "definitions": definitions,
            "targets": tuple(Target(cal.day(day), value) for day, value in raw["targets"]),
        }
    )


def _event(raw: Raw, cal: Calendar) -> DatedEvent:
    shifted = {"on": cal.day(raw["on"]), "end": cal.maybe(raw["end"])}
    return DatedEvent(**{**raw, **shifted, "label": cal.text(raw["label"])})
