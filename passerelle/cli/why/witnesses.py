"""Other series and dated events beside the measure."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np

from passerelle.analysis.sentences.why.guesses import Guess
from passerelle.cli.why.asked import Asked
from passerelle.cli.why.pouring import pour
from passerelle.cli.why.rolling import roll_up
from passerelle.connect.events import read_dated
from passerelle.engine.explain.answer.question import Event, Happening, Role, Witness


def read_witnesses(
    asked: Asked, days: tuple[dt.date, ...], folder: Path
) -> tuple[tuple[Witness, ...], tuple[Guess, ...]]:
    """Each witness laid on the days of the measure; one that shares no day is left out, and said."""
    found, unused = [], []
    for role, path in asked.against:
        witness = _witness(role, path, days, folder)
        if np.isfinite(witness.values).any():
            found.append(witness)
        else:
            unused.append(Guess("outside", {"file": path.name}))
    return tuple(found), tuple(unused)


def _witness(role: Role, path: Path, days: tuple[dt.date, ...], folder: Path) -> Witness:
    poured = pour(path, folder, Asked(files=(path,)))
    read = roll_up([poured.rows], (), ratio=False).reading
    known = dict(zip(read.days, read.whole, strict=True))
    values = np.array([known.get(day, np.nan) for day in days])
    name = path.name.split(".")[0]
    return Witness(name=name, role=role, values=values)


def read_events(asked: Asked) -> tuple[tuple[Event, ...], tuple[Guess, ...]]:
    """Every event of every file given with --events, and what was left out of them."""
    found: list[Event] = []
    told: list[Guess] = []
    for path in asked.events:
        read = read_dated(path)
        found += [
            Event(day=e.day, kind=Happening(e.kind), name=e.name, where=e.where, ends=e.ends)
            for e in read.events
        ]
        if read.left_out:
            told.append(Guess("events-left-out", {"file": path.name, "events": read.left_out}))
    return tuple(found), tuple(told)
