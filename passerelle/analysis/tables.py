"""The same figures as the drawings, in rows to read."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from passerelle.analysis import sentences
from passerelle.delivery.models import WorkItem
from passerelle.kernel.typography import short_date
from passerelle.ui.language import lang

Flow = dict[str, Any]


def level_table(flow: Flow) -> list[dict[str, str]]:
    """Percentiles of cycle time, lead time and age."""
    names = {"cycle_time": _("Cycle time"), "lead_time": _("Lead time"), "age": _("Age")}
    table = []
    for part, name in names.items():
        if "refusal" in flow[part]:
            table.append({"name": name, "refusal": sentences.refused(flow[part]["refusal"])})
            continue
        told = flow[part]["estimate"]
        row = {"name": name, "count": sentences.count(told["count"])}
        row |= {f"p{p['percent']}": sentences.days(p["value"]) for p in told["percentiles"]}
        table.append(row)
    return table


def week_table(cumulative: Flow) -> list[tuple[str, ...]]:
    """The weeks, the last first: Monday, arrived, begun, finished, in progress, not finished."""
    if "refusal" in cumulative:
        return []
    told = cumulative["estimate"]
    parts = ("arrivals", "starts", "departures", "in_progress", "open")
    rows = zip(told["weeks"], *(told[part] for part in parts), strict=True)
    return [(week_day(week, year=True), *map(sentences.count, counts)) for week, *counts in rows][
        ::-1
    ]


def ageing(items: QuerySet[WorkItem], ages: list[list[Any]]) -> list[dict[str, Any]]:
    """The oldest items in progress, with their age (one query)."""
    found = items.only("key", "title", "status").in_bulk([pk for pk, _age in ages])
    return [{"item": found[pk], "age": sentences.days(age)} for pk, age in ages if pk in found]


def week_day(day: Any, *, year: bool = False) -> str:
    """The day of a week as it was kept, a date or its text."""
    return short_date(dt.date.fromisoformat(str(day)[:10]), lang(), year=year)
