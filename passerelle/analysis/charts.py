"""Drawings of a team's flow."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from passerelle.analysis import sentences
from passerelle.analysis.flow.compute import WEEKS
from passerelle.analysis.tables import week_day
from passerelle.kernel.typography import number, short_date
from passerelle.reports import drawing
from passerelle.ui.language import lang

Flow = dict[str, Any]
MARKS = (1, 10, 100)  # days that the logarithmic scale names
EACH = 6  # weeks between two words under the axis


def of(flow: Flow, more: Flow) -> dict[str, SafeString]:
    """The drawings of the parts that have a finding."""
    drawn: dict[str, str] = {}
    if "refusal" not in flow["throughput"]:
        drawn["throughput"] = _throughput(flow["throughput"]["estimate"])
    if "refusal" not in flow["cycle_time"]:
        drawn["cycle_time"] = _scatter(flow, more["dots"])
    if "refusal" not in more["cumulative"]:
        drawn["cumulative"] = _cumulative(more["cumulative"]["estimate"])
    return {name: mark_safe(svg) for name, svg in drawn.items()}  # noqa: S308


def _throughput(told: Flow) -> str:
    weeks, counts = told["weeks"], told["counts"]
    shown = [
        drawing.Column(
            value=float(count), words=week_day(week) if n % EACH == 0 else "", figure=str(count)
        )
        for n, (week, count) in enumerate(zip(weeks, counts, strict=True))
    ]
    label = _("Items finished each week, %(mean)s on average") % {
        "mean": number(told["mean"], lang(), decimals=1)
    }
    return drawing.columns(shown, label=label)


def _scatter(flow: Flow, dots: list[list[Any]]) -> str:
    """Each dot at its day and its cycle time, on a logarithmic scale: few items last a hundred times longer."""
    cycle = flow["cycle_time"]
    half, most, long = (sentences.level(cycle, p) or 0.0 for p in (50, 85, 95))
    shown = [
        drawing.Dot(share, _log(days), _words(key, days, many) if days > long else "", days > most)
        for share, days, key, many in dots
    ]
    end = dt.date.fromisoformat(flow["as_of"])
    start = end - dt.timedelta(weeks=WEEKS)
    ticks = [
        (share, short_date(start + (end - start) * share, lang()))
        for share in (0, 0.25, 0.5, 0.75, 1)
    ]
    top = max([days for _share, days, _key, _many in dots], default=1.0)
    return drawing.scatter(
        shown,
        label=_("Cycle time of each finished item"),
        levels=[
            (_log(half), f"50 · {sentences.days(half)}"),
            (_log(most), f"85 · {sentences.days(most)}"),
        ],
        ticks=ticks,
        guides=[(_log(mark), sentences.days(mark)) for mark in MARKS if mark <= top],
    )


def _log(days: float) -> float:
    return math.log10(1 + days)


def _words(key: str, days: float, many: int) -> str:
    """What a dot that stands out says when pointed at."""
    others = many - 1
    if not others:
        return f"{key} · {sentences.days(days)}"
    return ngettext(
        "%(key)s and %(n)s other item, %(days)s", "%(key)s and %(n)s other items, %(days)s", others
    ) % {"key": key, "n": others, "days": sentences.days(days)}


def _cumulative(told: Flow) -> str:
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
        drawing.Layer(_("Under way"), [float(n) for n in told["in_progress"]]),
        drawing.Layer(_("Waiting"), waiting),
    ]
    count = max(len(told["weeks"]) - 1, 1)
    ticks = [(n / count, week_day(week)) for n, week in enumerate(told["weeks"]) if n % EACH == 0]
    return drawing.cfd(layers, label=_("What was asked, begun and finished"), ticks=ticks)
