"""Vision, strategy, objectives, check-ins and the register of risks and opportunities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.facts.people import Person
from passerelle.engine.worlds.belvedere.facts.strategy import (
    CheckIn,
    KeyResult,
    Objective,
    RegisterEntry,
    Statement,
)
from passerelle.engine.worlds.belvedere.facts.text import Text
from passerelle.engine.worlds.belvedere.people import Crew
from passerelle.engine.worlds.belvedere.told import Raw, stream, told

READERS = {("strategy", 4): 84, ("strategy", 3): 79, ("strategy", 2): 71, ("vision", 2): 86}
SUSPENDED = "2.1"  # the last reading of this key result is suspended: the tracker is in doubt


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the company wants to go, and what it says of the way."""

    statements: tuple[Statement, ...]
    objectives: tuple[Objective, ...]
    key_results: tuple[KeyResult, ...]
    check_ins: tuple[CheckIn, ...]
    register: tuple[RegisterEntry, ...]


def heading(cal: Calendar, crew: Crew, *, seed: int) -> Heading:
    """The heading as told, its check-ins and readers drawn."""
    raw, rng = told("strategy"), stream(seed, "strategy")
    key_results = raw["key_results"]
    return Heading(
        statements=tuple(_statement(r, cal, crew=crew, rng=rng) for r in raw["statements"]),
        objectives=tuple(_objective(r, cal, position=n) for n, r in enumerate(raw["objectives"])),
        key_results=tuple(_key_result(r, cal, position=n) for n, r in enumerate(key_results)),
        check_ins=tuple(_all_check_ins(key_results, raw["check_in_comments"], cal=cal, rng=rng)),
        register=tuple(_entry(r, cal) for r in told("register")),
    )


def _statement(raw: Raw, cal: Calendar, *, crew: Crew, rng: np.random.Generator) -> Statement:
    at = cal.moment(raw["at"])
    return Statement(
        kind=raw["kind"],
        number=raw["number"],
        title=cal.text(raw["title"]),
        body=cal.text(raw["body"]),
        note=cal.text(raw["note"]),
        at=at,
        by="cpo@belvedere.example",
        read_by=_readers(
            READERS.get((raw["kind"], raw["number"]), 60), at, cal=cal, crew=crew, rng=rng
        ),
    )


def _readers(
    count: int, at: dt.datetime, *, cal: Calendar, crew: Crew, rng: np.random.Generator
) -> tuple[tuple[str, dt.datetime], ...]:
    """That many of today's people, the author first, most of them within days."""
    others = [p.email for p in crew.people if p.is_active and _may_have_read(p, at)]
    chosen = [others[i] for i in rng.permutation(len(others))[: count - 1]]
    latest = dt.datetime.combine(cal.today, dt.time(7), dt.UTC)
    delays = np.sort(rng.exponential(scale=90.0, size=len(chosen)))
    read = [
        (mail, at + dt.timedelta(hours=float(h))) for mail, h in zip(chosen, delays, strict=True)
    ]
    return (("cpo@belvedere.example", at), *((mail, min(when, latest)) for mail, when in read))


def _may_have_read(person: Person, at: dt.datetime) -> bool:
    return person.account != "cpo" and person.joined_on <= at.date() + dt.timedelta(90)


def _objective(raw: Raw, cal: Calendar, *, position: int) -> Objective:
    shifted = {name: cal.day(raw[name]) for name in ("start", "end")}
    texts = {name: cal.text(raw[name]) for name in ("title", "description")}
    return Objective(**{**raw, **shifted, **texts, "position": position})


def _key_result(raw: Raw, cal: Calendar, *, position: int) -> KeyResult:
    facts = {k: v for k, v in raw.items() if k not in ("path", "confidence", "noise")}
    dates = {name: cal.day(raw[name]) for name in ("start_on", "target_on")}
    return KeyResult(**{**facts, **dates, "title": cal.text(raw["title"]), "position": position})


def _entry(raw: Raw, cal: Calendar) -> RegisterEntry:
    texts = {name: cal.text(raw[name]) for name in ("title", "description", "response")}
    codes = tuple(raw["initiatives"])
    return RegisterEntry(
        **{**raw, **texts, "review_on": cal.day(raw["review_on"]), "initiatives": codes}
    )


def _all_check_ins(
    key_results: list[Raw], comments: list[Raw], *, cal: Calendar, rng: np.random.Generator
) -> Iterator[CheckIn]:
    for raw in key_results:
        days = _check_in_days(raw, cal)
        said = _placed([c for c in comments if c["key_result"] == raw["key"]], days, cal=cal)
        yield from _check_ins(raw, days, said=said, cal=cal, rng=rng)


def _check_in_days(raw: Raw, cal: Calendar) -> list[dt.date]:
    """Every `cadence_days`, on Mondays for the weekly ones, the last within the cadence of today."""
    step, last = raw["cadence_days"], cal.today
    if step == 7:
        last -= dt.timedelta(days=last.weekday())
    else:
        last = cal.day("2026-11-06")
    count = (last - cal.day(raw["start_on"])).days // step
    return [last - dt.timedelta(days=step * n) for n in range(count, -1, -1)]


def _placed(comments: list[Raw], days: list[dt.date], *, cal: Calendar) -> dict[dt.date, Text]:
    """Each comment on the check-in nearest to the day it was told."""
    placed = {}
    for raw in comments:
        near = cal.day(raw["near"])
        placed[min(days, key=lambda day: abs(day - near))] = cal.text(raw["comment"])
    return placed


def _check_ins(
    raw: Raw,
    days: list[dt.date],
    *,
    said: dict[dt.date, Text],
    cal: Calendar,
    rng: np.random.Generator,
) -> Iterator[CheckIn]:
    noise = rng.normal(scale=raw["noise"], size=len(days))
    for day, wobble in zip(days, noise, strict=True):
        is_last = day == days[-1]
        value = _at(raw["path"], cal.today if is_last else day, cal=cal) + (
            0 if is_last else wobble
        )
        yield CheckIn(
            key_result=raw["key"],
            on=day,
            value=None if is_last and raw["key"] == SUSPENDED else _rounded(value, raw["unit"]),
            confidence=round(_at(raw["confidence"], day, cal=cal)),
            comment=said.get(day),
            by=raw["owner"],
        )


def _at(anchors: list[tuple[str, float]], day: dt.date, *, cal: Calendar) -> float:
    at = [cal.day(told_day).toordinal() for told_day, _ in anchors]
    return float(np.interp(day.toordinal(), at, [value for _, value in anchors]))


def _rounded(value: float, unit: str) -> float:
    return round(value, 0 if value > 300 else 2 if unit in ("M€", "€") or value > 99 else 1)
