"""The sample of `passerelle why --sample`, asked without a file: simulated sign-ups, one fault planted."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.answer.question import (
    Event,
    Happening,
    Loads,
    Question,
    Reading,
    Role,
    Witness,
)
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.kpis.audience import audience
from passerelle.engine.worlds.belvedere.kpis.catalogue import catalogue

TODAY = dt.date(2026, 11, 20)
SEED = 2026
DIMENSIONS = ("canal", "pays", "appareil", "consentement")
BROKE = "2026-11-03"


def sample(*, lang: str) -> Question:
    """Sign-ups per visit by day and segment, accounts really made as a witness, the dates of the tracker."""
    cal = Calendar(TODAY)
    site = audience(cal, seed=SEED)
    table = site.table.columns
    days, at = _days(table["date"])
    cube, leaf = _cube(table)
    shape = (len(days), len(cube.codes))

    def spread(values: NDArray[Any]) -> NDArray[np.float64]:
        grid = np.zeros(shape)
        np.add.at(grid, (at, leaf), values)
        return grid

    signups, rows = spread(table["inscriptions"]), spread(np.ones(len(at)))
    made = spread(table["inscriptions"] + site.lost_signups).sum(axis=1)
    name = "comptes créés" if lang == "fr" else "accounts made"
    return Question(
        Reading(days, cube, signups, spread(table["visites"]), rows),
        witnesses=(Witness(name, Role.INDEPENDENT, made),),
        events=_events(cal, lang),
        loads=Loads(rows=rows.sum(axis=1)),
        since=cal.day(BROKE),
    )


def _days(column: NDArray[Any]) -> tuple[tuple[dt.date, ...], NDArray[np.int64]]:
    first, last = column.min().item(), column.max().item()
    days = tuple(first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    return days, (column - column.min()).astype(np.int64)


def _cube(table: Any) -> tuple[Cube, NDArray[np.int64]]:
    coded = [np.unique(table[name], return_inverse=True) for name in DIMENSIONS]
    codes, leaf = np.unique(
        np.stack([codes for _, codes in coded], axis=1), axis=0, return_inverse=True
    )
    values = tuple(tuple(str(value) for value in values) for values, _ in coded)
    return Cube(DIMENSIONS, values, codes.astype(np.int64)), leaf.reshape(-1)


def _events(cal: Calendar, lang: str) -> tuple[Event, ...]:
    return tuple(
        Event(
            event.on,
            Happening.TRACKER,
            event.label.fr if lang == "fr" else event.label.en,
            ends=event.end,
        )
        for event in catalogue(cal).events
        if event.kind == "tracking"
    )
