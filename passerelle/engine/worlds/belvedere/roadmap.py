"""Initiatives, their themes and dependencies, and the roadmap frozen at the start of the quarter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.facts.roadmap import (
    Baseline,
    BaselineLine,
    Initiative,
    SkillNeed,
    Theme,
)
from passerelle.engine.worlds.belvedere.told import Raw, told
from passerelle.kernel.ranges import ThreePoint

DATES = ("start_on", "end_on", "late_on", "promised_on", "delivered_on")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is on the road."""

    themes: tuple[Theme, ...]
    initiatives: tuple[Initiative, ...]
    baselines: tuple[Baseline, ...]


def plan(cal: Calendar) -> Plan:
    """The roadmap as told, its dates shifted."""
    raw = told("roadmap")
    initiatives = tuple(_initiative(r, cal) for r in told("initiatives"))
    by_number = {i.number: i for i in initiatives}
    return Plan(
        themes=tuple(Theme(**{**r, "name": cal.text(r["name"])}) for r in raw["themes"]),
        initiatives=initiatives,
        baselines=tuple(
            _baseline(r, raw["drifts"], by_number=by_number, cal=cal) for r in raw["baseline"]
        ),
    )


def _initiative(raw: Raw, cal: Calendar) -> Initiative:
    texts = {name: cal.text(raw[name]) for name in ("title", "problem", "success")}
    ranges = {name: ThreePoint(*raw[name]) for name in ("value", "cost")}
    return Initiative(
        **{
            **raw,
            **texts,
            **ranges,
            **{name: cal.maybe(raw[name]) for name in DATES},
            "departments": tuple(cal.text(d) for d in raw["departments"]),
            "effect": ThreePoint(*raw["effect"]) if raw["effect"] else None,
            "skill_needs": tuple(SkillNeed(**need) for need in raw["skill_needs"]),
            "needs": tuple(raw["needs"]),
        }
    )


def _baseline(
    raw: Raw, drifts: list[Raw], *, by_number: dict[int, Initiative], cal: Calendar
) -> Baseline:
    frozen = raw["lines"].items()
    lines = (_line(by_number[int(number)], dates, cal=cal) for number, dates in frozen)
    return Baseline(
        name=cal.text(raw["name"]),
        at=cal.moment(raw["at"]),
        by="cpo@belvedere.example",
        lines=tuple(lines),
        drifts=tuple((d["number"], cal.text(d["cause"]), cal.text(d["what"])) for d in drifts),
    )


def _line(initiative: Initiative, dates: list[str], *, cal: Calendar) -> BaselineLine:
    start, end = (cal.day(day) for day in dates)
    return BaselineLine(
        initiative=initiative.number,
        start_on=start,
        end_on=end,
        late_on=end + dt.timedelta(days=21),
        promised_on=initiative.promised_on and end,
        owner=initiative.owner,
        value=initiative.value,
        cost=initiative.cost,
    )
