"""What was committed at the start of the quarter that runs, beside the roadmap frozen that day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from passerelle.arbitration.actions.frame import put
from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.queries import framed
from passerelle.cli.demo.loading.keys import Keys
from passerelle.cli.demo.loading.scenarios import KEPT
from passerelle.commitment.content import Content
from passerelle.commitment.freezing.lines import asked, named
from passerelle.commitment.freezing.seal import plain
from passerelle.commitment.models import Commitment
from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.told import told
from passerelle.kernel.digest import digest
from passerelle.kernel.periods import Quarter
from passerelle.people.queries import company
from passerelle.roadmap.models import Baseline, Initiative


def load(keys: Keys) -> None:
    """On an arbitration of its own, in the quarter of the first baseline."""
    story, cal = told("commitment"), Calendar(keys.world.today)
    baseline = Baseline.objects.select_related("by").order_by("number").first()
    if baseline is None:
        return
    first = Quarter.of(cal.day(story["first"]), first_month=company().fiscal_month)
    arbitration = _arbitration(keys, story, first=str(first), cal=cal, by=baseline.by)
    content: Content = plain(_content(keys, story, baseline, arbitration, cal=cal))
    Commitment(
        number=1 + len(keys.world.past.quarters),
        name=keys.say(cal.text(story["name"])),
        arbitration=arbitration,
        baseline=baseline,
        content=content,
        digest=digest(content),
        at=baseline.at,
        by=baseline.by,
    ).save()


def _arbitration(
    keys: Keys, story: dict[str, Any], *, first: str, cal: Calendar, by: Any
) -> Arbitration:
    last = Arbitration.objects.order_by("number").last()
    made = Arbitration.objects.create(
        number=last.number + 1 if last else 1,
        name=keys.say(cal.text(story["arbitration"])),
        first=first,
        quarters=story["quarters"],
        due_on=cal.day(story["due"]),
        kept=KEPT,
        week_price=keys.world.company.person_week_cost,
        by=by,
    )
    quarters = made.horizon(first_month=company().fiscal_month)
    span = {"since": str(quarters[0]), "until": str(quarters[-1])}
    put(made, "cash", by=by, amount=story["cash"], **span)
    begun = cal.moment(story["begun"] + " 09:10")
    Arbitration.objects.filter(pk=made.pk).update(at=begun)
    return made


def _content(
    keys: Keys,
    story: dict[str, Any],
    baseline: Baseline,
    arbitration: Arbitration,
    *,
    cal: Calendar,
) -> dict[str, Any]:
    quarters = [str(one) for one in arbitration.horizon(first_month=company().fiscal_month)]
    frozen = {line["number"]: line for line in baseline.lines}
    rows = Initiative.objects.select_related("team", "theme").order_by("number")
    numbers = {int(one) for one in (*story["odds"], *story["out"])}
    return {
        "arbitration": arbitration.number,
        "period": arbitration.first,
        "quarters": quarters,
        "currency": company().currency,
        "plan": {
            **story["plan"],
            "cost": round(story["plan"]["effort"] * keys.world.company.person_week_cost),
            "capacity": _there(arbitration),
            "objective": "value",
            "sought": story["plan"]["value"],
            "scenario": keys.say(cal.text(story["scenario"])),
        },
        "lines": [
            _line(row, frozen.get(row.number, {}), story, quarters)
            for row in rows.filter(number__in=numbers)
        ],
        "votes": story["votes"],
        "decisions": [_decision(keys, one, cal) for one in story["decisions"]],
        "dissents": [
            {
                "number": one["number"],
                "words": keys.say(cal.text(one["words"])),
                "by_id": _id(keys, one["by"]),
            }
            for one in story["dissents"]
        ],
    }


def _there(arbitration: Arbitration) -> int:
    """Person-weeks of all teams over its quarters, as its frame counts them."""
    found = framed(arbitration)
    return round(float(found.problem.capacity.sum())) if found else 0


def _line(
    row: Initiative, frozen: dict[str, Any], story: dict[str, Any], quarters: list[str]
) -> dict[str, Any]:
    """As it was promised; what was not in the frozen roadmap is as it was framed."""
    number = str(row.number)
    chosen = number in story["odds"]
    effort, cost = asked(row, weeks=None, price=None)
    return {
        **named(row),
        "chosen": chosen,
        "first": _quarter(frozen.get("start_on"), quarters) if chosen else None,
        "last": _quarter(frozen.get("end_on"), quarters) if chosen else None,
        **{name: frozen.get(name) for name in ("start_on", "end_on", "late_on", "promised_on")},
        "odds": story["odds"].get(number),
        "value": _points(frozen.get("value")) or [row.value_low, row.value_mid, row.value_high],
        "cost": cost,
        "effort": _points(frozen.get("cost")) or effort,
        "effect": [row.effect_low, row.effect_mid, row.effect_high] if row.effect else None,
        "reason": story["out"].get(number),
    }


def _points(value: list[Any] | None) -> list[float] | None:
    return value[:3] if value else None


def _quarter(day: str | None, quarters: list[str]) -> str | None:
    """The quarter of the horizon in which a day falls; its last for what ends later."""
    if day is None:
        return None
    found = str(Quarter.of(dt.date.fromisoformat(day), first_month=company().fiscal_month))
    return min(max(found, quarters[0]), quarters[-1])


def _decision(keys: Keys, one: dict[str, Any], cal: Calendar) -> dict[str, Any]:
    return {
        "number": one["number"],
        "said": one["said"],
        "by_id": _id(keys, one["by"]),
        "owner_id": _id(keys, one["owner"]),
        "review_on": cal.day(one["review"]).isoformat() if one["review"] else None,
    }


def _id(keys: Keys, email: str | None) -> int | None:
    person = keys.person(email)
    return person.pk if person else None
