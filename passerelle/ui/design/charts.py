"""Charts for the design page, from a small invented year."""

# ruff: noqa: E501 -- a sample row reads best on one line

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from django.utils.translation import gettext as _

from passerelle.kernel.typography import MONTHS, number
from passerelle.reports import drawing
from passerelle.reports.drawing import timeline
from passerelle.ui.language import lang

_DAY = dt.date(2026, 11, 20)


def _series() -> str:
    read = [330 + 3.2 * i + 14 * math.sin(i * 2.1) for i in range(23)] + [380, 368, 367]
    usual = [330 + 3.2 * i for i in range(26)]
    months = MONTHS[lang()]
    shown = drawing.Series(
        read,
        low=[v - 22 for v in usual],
        high=[v + 22 for v in usual],
        expected=usual,
        doubt_from=22,
        events=(drawing.Event(22.6, _("tracker 8.2")),),
        ticks=tuple((4.4 * i, months[5 + i]) for i in range(6)),
        guides=((350, "350"), (400, "400")),
        end=_("read %(value)s") % {"value": 367},
        end_expected=_("expected %(value)s") % {"value": 412},
    )
    return drawing.series(shown, label=_("Sign-ups a week: 367 read, 412 expected"))


def _flow() -> dict[str, str]:
    done = [2.0 * i for i in range(30)]
    doing = [6 + 3 * math.sin(i / 4) for i in range(30)]
    todo = [20 - i / 3 for i in range(30)]
    days = [1, 2, 2, 3, 5, 8, 8, 6, 4, 2, 1, 0, 1]
    dots = [
        drawing.Dot(i / 60, 2 + (i * 7 % 13) + (24 if i % 17 == 9 else 0), off=i % 17 == 9)
        for i in range(60)
    ]
    return {
        "cfd": drawing.cfd(
            [drawing.Layer(_("done"), done), drawing.Layer(_("in progress"), doing), drawing.Layer(_("to do"), todo)],
            label=_("Work done, in progress and to do over thirty days"), height=180,
        ),
        "columns": drawing.columns(
            [drawing.Column(v, number(i * 2, lang()), tone="accent" if i > 7 else "") for i, v in enumerate(days)],
            label=_("Cycle time in days: half of the items within 10 days"), rules=((5.5, _("half")),),
        ),
        "scatter": drawing.scatter(
            dots, label=_("Cycle time of sixty items"), height=180, guides=((10, "10"), (20, "20")),
            levels=((13, _("85 in 100")),),
        ),
        "drift": drawing.bar(12, axis=drawing.Axis(-15, 25), tone="off", words="+12"),
    }  # fmt: skip


def _lanes() -> dict[str, Any]:
    span = timeline.Span(dt.date(2026, 10, 1), dt.date(2027, 6, 30))
    months = [dt.date(2026 + (9 + i) // 12, (9 + i) % 12 + 1, 1) for i in range(9)]
    quarters = months[::3]
    behind = timeline.rules(months, span, quarters=quarters)
    day = dt.date
    bars = [
        timeline.Bar(day(2026, 10, 5), day(2026, 12, 18), day(2027, 1, 8), day(2026, 12, 11), (day(2026, 10, 1), day(2026, 12, 11))),
        timeline.Bar(day(2027, 1, 5), day(2027, 3, 10), day(2027, 4, 2), kind="plan", drag="#", words=_("Planned from 5 January to 10 March")),
        timeline.Bar(day(2027, 3, 1), day(2027, 5, 20), day(2027, 6, 20), kind="idea"),
        timeline.Bar(day(2026, 10, 1), day(2026, 11, 18), promise=day(2026, 11, 20), kind="done"),
    ]  # fmt: skip
    letter = "T" if lang() == "fr" else "Q"
    names = [MONTHS[lang()][m.month - 1] for m in months]
    loads = [timeline.Load(q, q + dt.timedelta(days=90), s, number(100 * s, lang())) for q, s in zip(quarters, (0.97, 1.12, 0.88), strict=True)]  # fmt: skip
    return {
        "lane_head": timeline.head(
            span,
            quarters=[(q, f"{letter}{(q.month - 1) // 3 + 1} {q.year}") for q in quarters],
            months=list(zip(months, names, strict=True)),
        ),
        "lanes": [
            timeline.lane(bar, span, label=_("An initiative"), behind=behind) for bar in bars
        ],
        "load": timeline.load_lane(
            loads, span, label=_("Load of the team by quarter"), behind=behind
        ),
        "over": timeline.over(
            [timeline.Link(day(2026, 12, 18), 45, day(2027, 1, 5), 75)], span, today=_DAY
        ),
    }


def _matrix() -> str:
    items = [
        drawing.Item(3, 4, "R11", _("A single supplier"), is_stale=True),
        drawing.Item(4, 3, "R8", _("End of the free map")),
        drawing.Item(4, 3, "O5", _("A law that helps us"), is_opportunity=True),
        drawing.Item(1, 2, "R2", _("A key person leaves")),
    ]
    return drawing.matrix(
        items, label=_("Risks and opportunities"), likelihood=_("likelihood"), impact=_("impact")
    )


def charts() -> dict[str, Any]:
    return {"series": _series(), "matrix": _matrix(), **_flow(), **_lanes()}
