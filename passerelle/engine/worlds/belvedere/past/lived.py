"""Draws what became of each promise of the story from what is planted there."""

from __future__ import annotations

import datetime as dt

import numpy as np

from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.facts.past import (
    Candidate,
    Past,
    PastMeasure,
    PastQuarter,
    Promise,
)
from passerelle.engine.worlds.belvedere.facts.text import Text
from passerelle.engine.worlds.belvedere.past.estimates import Estimate, estimates
from passerelle.engine.worlds.belvedere.past.readings import (
    FAINT,
    Tide,
    lived,
    sundays,
    tide,
    window,
)
from passerelle.engine.worlds.belvedere.told import Raw, stream, told
from passerelle.kernel.ranges import ThreePoint

DUE = (30, 66)  # days after the freeze by which something is promised
LATEST = 28  # days after its promise, of what is late: weeks must be left to read its effect
WIDTH = 0.5  # of a promised effect, on each side


def past(cal: Calendar, *, seed: int) -> Past:
    """Earlier quarters as told, what came of them drawn: the same day and seed give the same past."""
    raw = told("past")
    planted, kinds = raw["planted"], _kinds(raw)
    rng = stream(seed, "past")
    tides = _tides(raw, cal, rng=rng)
    quarters = tuple(
        _quarter(raw, one, cal, kinds=kinds, tides=tides, rng=rng) for one in raw["quarters"]
    )
    mean = float(np.mean(list(planted["kinds"].values())))
    return Past(
        source=cal.text(raw["source"]),
        quarters=quarters,
        controls=tuple(
            _control(one, cal, raw=raw, moved=tides, rng=rng) for one in raw["controls"]
        ),
        of_kinds=dict(planted["kinds"]),
        of_sponsors={who: mean + more for who, more in planted["sponsors"].items()},
    )


def _kinds(raw: Raw) -> dict[str, str]:
    themes = told("roadmap")["themes"]
    return {one["key"]: one["kind"] for one in (*themes, raw["theme"])}


def _tides(raw: Raw, cal: Calendar, *, rng: np.random.Generator) -> dict[str, Tide]:
    ends = sundays(cal.first, cal.today - dt.timedelta(days=1))
    spread = raw["planted"]["tide"]
    return {one["slug"]: tide(rng, ends, spread=spread) for one in raw["controls"]}


def _control(
    one: Raw, cal: Calendar, *, raw: Raw, moved: dict[str, Tide], rng: np.random.Generator
) -> PastMeasure:
    own = moved[one["slug"]]
    noise = FAINT * raw["planted"]["noise"]
    values = lived(rng, own.ends, usual=one["usual"], noise=noise, moved=own.shares)
    return PastMeasure(one["slug"], cal.text(one["name"]), one["unit"], False, values)


def _quarter(
    raw: Raw,
    one: Raw,
    cal: Calendar,
    *,
    kinds: dict[str, str],
    tides: dict[str, Tide],
    rng: np.random.Generator,
) -> PastQuarter:
    chosen, out = one["chosen"], one["out"]
    best, others = estimates(
        rng, len(chosen) + len(out), chosen=len(chosen), spread=raw["planted"]["estimate"]
    )
    at = cal.moment(one["at"])
    until = at.date() + dt.timedelta(days=one["review"])
    promises = tuple(
        _promise(raw, row, guess, cal, kinds=kinds, tides=tides, frozen=at.date(), until=until, rng=rng)
        for row, guess in zip(chosen, best, strict=True)
    )  # fmt: skip
    named = {
        name: cal.text(_of_quarter(raw[name], one["at"][:10]))
        for name in ("name", "arbitration", "baseline")
    }
    return PastQuarter(
        **named,
        scenario=cal.text(raw["scenario"]),
        at=at,
        review_on=until,
        promises=promises,
        out=tuple(_candidate(row, guess, cal) for row, guess in zip(out, others, strict=True)),
    )


def _of_quarter(said: Raw, day: str) -> dict[str, str]:
    return {lang: text % f"[[{day}|q]]" for lang, text in said.items()}


def _candidate(row: Raw, guess: Estimate, cal: Calendar) -> Candidate:
    title: Text = cal.text(row["title"])
    facts = (row["theme"], row["team"], row["sponsor"])
    return Candidate(row["number"], title, *facts, guess.value, guess.effort, guess.worth)


def _promise(
    raw: Raw,
    row: Raw,
    guess: Estimate,
    cal: Calendar,
    *,
    kinds: dict[str, str],
    tides: dict[str, Tide],
    frozen: dt.date,
    until: dt.date,
    rng: np.random.Generator,
) -> Promise:
    planted = raw["planted"]
    chance = planted["on_time"][str(row["odds"])]
    start, end = _workday(frozen + dt.timedelta(days=3)), _due(frozen, rng)
    came = _came(end, rng, chance=chance)
    share = planted["kinds"][kinds[row["theme"]]] + planted["sponsors"][row["sponsor"]]
    share = float(share + rng.normal(scale=planted["apart"]))
    mid = float(row["effect"])
    low, high = sorted([mid * (1 - WIDTH), mid * (1 + WIDTH)])
    delivered = None if row.get("dropped") else came
    moved = tides.get(row["control"] or "")
    ends = window(came, first=cal.first, until=until)
    values = lived(
        rng,
        ends,
        usual=row["usual"],
        noise=planted["noise"],
        moved=moved.at(ends) if moved else None,
        delivered=delivered,
        brought=mid * share,
    )
    slug = f"promise-{row['number']}"
    return Promise(
        candidate=_candidate(row, guess, cal),
        start_on=start,
        end_on=end,
        odds=_announced(row["odds"], rng),
        chance=chance,
        delivered_on=delivered,
        effect=ThreePoint(low, mid, high),
        share=share,
        measure=PastMeasure(slug, cal.text(row["measure"]), row["unit"], mid < 0, values),
        control=row["control"],
    )


def _announced(odds: float, rng: np.random.Generator) -> float:
    """What was simulated that day: around the told odds, by a few points."""
    return round(odds + float(rng.uniform(-0.03, 0.03)), 2)


def _due(frozen: dt.date, rng: np.random.Generator) -> dt.date:
    return _workday(frozen + dt.timedelta(days=int(rng.integers(*DUE))))


def _came(end: dt.date, rng: np.random.Generator, *, chance: float) -> dt.date:
    """On time by a week at most, or late."""
    if rng.random() < chance:
        return _workday(end - dt.timedelta(days=int(rng.integers(0, 7))))
    late = min(3 + int(rng.gamma(2.0, 5.0)), LATEST)
    return _workday(end + dt.timedelta(days=late))


def _workday(day: dt.date) -> dt.date:
    """That day, or the Friday before."""
    return day - dt.timedelta(days=max(day.weekday() - 4, 0))
