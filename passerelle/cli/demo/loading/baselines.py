"""Roadmaps frozen in the past: today's lines with the dates and ranges promised then."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q

from passerelle.cli.demo.loading.keys import Keys
from passerelle.kernel.digest import digest
from passerelle.roadmap.models import Baseline, Initiative
from passerelle.roadmap.queries.lines import lines_of

DATES = ("start_on", "end_on", "late_on", "promised_on")


def load(keys: Keys) -> None:
    rows = []
    for number, frozen in enumerate(keys.world.baselines, 1 + len(keys.world.past.quarters)):
        promised = {line.initiative: line for line in frozen.lines}
        kept = Initiative.objects.filter(
            Q(number__in=promised) | Q(delivered_on__lt=frozen.at.date())
        )
        lines = _plain([_then(line, promised.get(line["number"])) for line in lines_of(kept)])
        row = Baseline(
            number=number,
            name=keys.say(frozen.name),
            by=keys.person(frozen.by),
            lines=lines,
            digest=digest(lines),
        )
        rows.append((row, frozen.at))
    for row, at in rows:
        row.save()
        Baseline.objects.filter(pk=row.pk).update(at=at)


def _then(line: dict[str, Any], promised: Any) -> dict[str, Any]:
    """The line of an initiative as it was on the day of the freeze; delivered before, it is as it was."""
    if promised is None:
        return line
    dates = {name: _day(getattr(promised, name)) for name in DATES}
    ranges = {
        name: [points.low, points.mid, points.high, line[name][3]]
        for name in ("value", "cost")
        if (points := getattr(promised, name)) is not None
    }
    return {**line, **dates, **ranges, "state": "planned", "delivered_on": None}


def _day(value: dt.date | None) -> str | None:
    return value.isoformat() if value else None


def _plain(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """As the database gives them back, so that the digest can be checked again."""
    plain: list[dict[str, Any]] = json.loads(json.dumps(lines, cls=DjangoJSONEncoder))
    return plain
