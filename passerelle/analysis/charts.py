"""Drawings and tables of a team's flow."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from passerelle.analysis import sentences
from passerelle.kernel.typography import number, short_date
from passerelle.reports import drawing
from passerelle.ui.language import lang


def of(flow: dict[str, Any]) -> dict[str, SafeString]:
    """The drawings of the parts that have a finding."""
    drawn: dict[str, str] = {}
    if "refusal" not in flow["throughput"]:
        drawn["throughput"] = _throughput(flow["throughput"]["estimate"])
    if "refusal" not in flow["cycle_time"] and flow["dots"]:
        drawn["cycle_time"] = _scatter(flow)
    if "refusal" not in flow["cumulative"]:
        drawn["cumulative"] = _cumulative(flow["cumulative"]["estimate"])
    return {name: mark_safe(svg) for name, svg in drawn.items()}  # noqa: S308


def _throughput(told: dict[str, Any]) -> str:
    weeks, counts = told["weeks"], told["counts"]
    shown = [
        drawing.Column(
            value=float(count), words=_day(week) if n % 4 == 0 else "", figure=str(count)
        )
        for n, (week, count) in enumerate(zip(weeks, counts, strict=True))
    ]
    label = _("Items finished each week, %(mean)s on average") % {
        "mean": number(told["mean"], lang(), decimals=1)
    }
    return drawing.columns(shown, label=label)


def _scatter(flow: dict[str, Any]) -> str:
    dots = flow["dots"]
    first, last = (dt.date.fromisoformat(dots[n][1]) for n in (0, -1))
    length = max((last - first).days, 1)
    most = sentences.level(flow["cycle_time"], 85) or 0.0
    half = sentences.level(flow["cycle_time"], 50) or 0.0
    shown = [
        drawing.Dot(
            at=(dt.date.fromisoformat(day) - first).days / length,
            value=days,
            words=f"{key} · {sentences.days(days)}",
            off=days > most,
        )
        for key, day, days in dots
    ]
    levels = [(half, f"50 · {sentences.days(half)}"), (most, f"85 · {sentences.days(most)}")]
    ticks = [(0.0, _day(first)), (0.5, _day(first + dt.timedelta(length // 2))), (1.0, _day(last))]
    return drawing.scatter(
        shown, label=_("Cycle time of each finished item"), levels=levels, ticks=ticks
    )


def _cumulative(told: dict[str, Any]) -> str:
    done, total = [], 0
    for left in told["departures"]:
        total += left
        done.append(float(total))
    waiting = [
        float(max(opened - going, 0))
        for opened, going in zip(told["open"], told["in_progress"], strict=True)
    ]
    layers = [
        drawing.Layer(pgettext("work items", "Finished"), done),
        drawing.Layer(_("In progress"), [float(n) for n in told["in_progress"]]),
        drawing.Layer(_("Waiting"), waiting),
    ]
    count = max(len(told["weeks"]) - 1, 1)
    ticks = [(n / count, _day(week)) for n, week in enumerate(told["weeks"]) if n % 6 == 0]
    return drawing.cfd(layers, label=_("What was asked, begun and finished"), ticks=ticks)


def _day(day: Any) -> str:
    return short_date(dt.date.fromisoformat(str(day)[:10]), lang())


def levels(flow: dict[str, Any]) -> list[dict[str, str]]:
    """Percentiles of cycle time, lead time and age, with their interval."""
    names = {"cycle_time": _("Cycle time"), "lead_time": _("Lead time"), "age": _("Age")}
    table = []
    for part, name in names.items():
        if "refusal" in flow[part]:
            table.append({"name": name, "refusal": sentences.refused(flow[part]["refusal"])})
            continue
        told = flow[part]["estimate"]
        row = {"name": name, "count": number(told["count"], lang(), decimals=0)}
        row |= {f"p{p['percent']}": sentences.days(p["value"]) for p in told["percentiles"]}
        table.append(row)
    return table


def week_table(flow: dict[str, Any]) -> list[dict[str, Any]]:
    """The weeks as a table, the last first."""
    if "refusal" in flow["cumulative"]:
        return []
    told = flow["cumulative"]["estimate"]
    parts = ("weeks", "arrivals", "starts", "departures", "in_progress", "open")
    rows = zip(*(told[part] for part in parts), strict=True)
    return [
        {
            "week": _day(week),
            "arrivals": a,
            "starts": s,
            "departures": d,
            "in_progress": w,
            "open": o,
        }
        for week, a, s, d, w, o in reversed(list(rows))
    ]
