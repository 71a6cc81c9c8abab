"""Draws what became of each promise of the story from what is planted there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class _Story:
    """What is told, and what one draws from it with; `kinds`: of each theme."""

    raw: Raw
    cal: Calendar
    kinds: dict[str, str]
    tides: dict[str, Tide]
    rng: np.random.Generator

    @property
    def planted(self) -> Raw:
        found: Raw = self.raw["planted"]
        return found


def past(cal: Calendar, *, seed: int) -> Past:
    """Earlier quarters as told, what came of them drawn: the same day and seed give the same past."""
    raw, rng = told("past"), stream(seed, "past")
    ends = sundays(cal.first, cal.today - dt.timedelta(days=1))
    spread = raw["planted"]["tide"]
    tides = {one["slug"]: tide(rng, ends, spread=spread) for one in raw["controls"]}
    themes = (*told("roadmap")["themes"], raw["theme"])
    story = _Story(raw, cal, {one["key"]: one["kind"] for one in themes}, tides, rng)
    mean = float(np.mean(list(story.planted["kinds"].values())))
    return Past(
        source=cal.text(raw["source"]),
        quarters=tuple(_quarter(story, one) for one in raw["quarters"]),
        controls=tuple(_control(story, one) for one in raw["controls"]),
        of_kinds=dict(story.planted["kinds"]),
        of_sponsors={who: mean + more for who, more in story.planted["sponsors"].items()},
    )


def _control(story: _Story, one: Raw) -> PastMeasure:
    own, noise = story.tides[one["slug"]], FAINT * story.planted["noise"]
    values = lived(story.rng, own.ends, usual=one["usual"], noise=noise, moved=own.shares)
    return PastMeasure(one["slug"], story.cal.text(one["name"]), one["unit"], False, values)


def _quarter(story: _Story, one: Raw) -> PastQuarter:
    chosen, out, cal = one["chosen"], one["out"], story.cal
    best, others = estimates(
        story.rng,
        len(chosen) + len(out),
        chosen=len(chosen),
        spread=story.planted["estimate"],
    )
    at = cal.moment(one["at"])
    until = at.date() + dt.timedelta(days=one["review"])
    named = {
        name: cal.text(_of_quarter(story.raw[name], one["at"][:10]))
        for name in ("name", "arbitration", "baseline")
    }
    return PastQuarter(
        **named,
        scenario=cal.text(story.raw["scenario"]),
        at=at,
        review_on=until,
        promises=tuple(
            _promise(story, row, guess, frozen=at.date(), until=until)
            for row, guess in zip(chosen, best, strict=True)
        ),
        out=tuple(_candidate(row, guess, cal) for row, guess in zip(out, others, strict=True)),
    )


def _of_quarter(said: Raw, day: str) -> dict[str, str]:
    return {lang: text % f"[[{day}|q]]" for lang, text in said.items()}


def _candidate(row: Raw, guess: Estimate, cal: Calendar) -> Candidate:
    title: Text = cal.text(row["title"])
    facts = (row["theme"], row["team"], row["sponsor"])
    return Candidate(row["number"], title, *facts, guess.value, guess.effort, guess.worth)


def _promise(
    story: _Story, row: Raw, guess: Estimate, *, frozen: dt.date, until: dt.date
) -> Promise:
    planted, rng = story.planted, story.rng
    chance = planted["on_time"][str(row["odds"])]
    end = _due(frozen, rng)
    came = _came(end, rng, chance=chance)
    share = planted["kinds"][story.kinds[row["theme"]]] + planted["sponsors"][row["sponsor"]]
    share = float(share + rng.normal(scale=planted["apart"]))
    mid = float(row["effect"])
    low, high = sorted([mid * (1 - WIDTH), mid * (1 + WIDTH)])
    delivered = None if row.get("dropped") else came
    ends = window(came, first=story.cal.first, until=until)
    return Promise(
        candidate=_candidate(row, guess, story.cal),
        start_on=_workday(frozen + dt.timedelta(days=3)),
        end_on=end,
        odds=_announced(row["odds"], rng),
        chance=chance,
        delivered_on=delivered,
        effect=ThreePoint(low, mid, high),
        share=share,
        measure=_measure(story, row, ends, delivered=delivered, brought=mid * share),
        control=row["control"],
    )


def _measure(
    story: _Story,
    row: Raw,
    ends: tuple[dt.date, ...],
    *,
    delivered: dt.date | None,
    brought: float,
) -> PastMeasure:
    moved = story.tides.get(row["control"] or "")
    values = lived(
        story.rng,
        ends,
        usual=row["usual"],
        noise=story.planted["noise"],
        moved=moved.at(ends) if moved else None,
        delivered=delivered,
        brought=brought,
    )
    slug, name = f"promise-{row['number']}", story.cal.text(row["measure"])
    return PastMeasure(slug, name, row["unit"], row["effect"] < 0, values)


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
