"""Heading, objectives, check-ins, register. Names follow `passerelle.strategy`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from passerelle.engine.worlds.belvedere.facts.text import Text


@dataclass(frozen=True, slots=True)
class Statement:
    """One version of the vision or of the strategy (`kind`), in Markdown; `read_by` are e-mails."""

    kind: str
    number: int
    title: Text
    body: Text
    note: Text
    at: dt.datetime
    by: str
    read_by: tuple[tuple[str, dt.datetime], ...]


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective; `key` names it here, `parent` is the key of the one it serves."""

    key: str
    title: Text
    description: Text
    horizon: str
    start: dt.date
    end: dt.date
    product: str | None
    parent: str | None
    owner: str
    position: int


@dataclass(frozen=True, slots=True)
class KeyResult:
    """From `start_value` to `target_value`; `measure` is a measure's slug or None (values entered)."""

    key: str
    objective: str
    title: Text
    unit: str
    measure: str | None
    start_value: float
    start_on: dt.date
    target_value: float
    target_on: dt.date
    cadence_days: int
    owner: str
    team: str | None
    position: int


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A value (None: reading suspended), chances in ten, and sometimes a word about it."""

    key_result: str
    on: dt.date
    value: float | None
    confidence: int
    comment: Text | None
    by: str


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A risk or an opportunity; likelihood and impact from 1 to 5; exposure in euros or None."""

    key: str
    kind: str
    title: Text
    description: Text
    response: Text
    likelihood: int
    impact: int
    exposure_low: float | None
    exposure_high: float | None
    state: str
    review_on: dt.date
    owner: str
    product: str | None
    objective: str | None
    initiatives: tuple[str, ...]
