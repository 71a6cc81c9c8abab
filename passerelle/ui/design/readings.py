"""Readings for the design page: the four states of a ruler, a dial, rows."""

# ruff: noqa: E501 -- a sample row reads best on one line

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from passerelle.kernel.typography import number, quantity
from passerelle.reports.drawing import Axis, Dial, Mark, Ruler, dial, glyph, header
from passerelle.ui.know import Know
from passerelle.ui.language import lang


def known() -> Know:
    return Know(
        figure=_("61 chances in 100"),
        formula=_("2,000 draws: signed contracts, renewals, trials, cancellations"),
        sources=_("Billing and customer records, read this morning"),
        calibration=_("Ranges that held 8 times in 10, over 24 months"),
        change=_("Losing the largest customer: from 61 to 34 chances in 100"),
        digest="7f3a19c2",
    )


def big_ruler() -> str:
    def money(value: float) -> str:
        return quantity(value, "M€", lang(), decimals=2)

    shown = Dial(
        now=Mark(11.42, money(11.42), _("today")),
        start=Mark(10.31, number(10.31, lang())),
        target=Mark(11.9, _("target %(value)s") % {"value": number(11.9, lang(), decimals=1)}),
        mid=Mark(11.94, money(11.94), _("at year end")),
        low=Mark(11.76, number(11.76, lang(), decimals=2)),
        high=Mark(12.11, number(12.11, lang(), decimals=2)),
        ticks=tuple(Mark(v, number(v, lang(), decimals=1)) for v in (10.5, 11.0, 11.5)),
    )
    return dial(shown, label=_("Recurring revenue: target, forecast and where we are today"))


def _rows() -> list[dict[str, Any]]:
    """Four key results: held, to watch, off course, no reading."""
    held = Ruler(start=48, done=57.2, low=58, mid=59.2, high=60.4, target=60, expected=57)
    watch = Ruler(start=9, done=13.7, low=13.9, mid=14.6, high=15.3, target=15, expected=14)
    off = Ruler(
        start=42, done=38.6, low=35.5, mid=37, high=38.4, target=33, expected=36, state="off"
    )
    void = Ruler(start=300, done=367, target=460, expected=430, state="void")
    return [
        {"ruler": held, "chance": 0.82, "tone": "ok", "word": _("On course"), "values": [44.1, 44, 44.6, None, 44.9, 45.1, 44.8], "now": 57.2},
        {"ruler": watch, "chance": 0.38, "tone": "watch", "word": _("To watch"), "values": [9, 10, 11, 12, 12.5, 13, 13.7], "now": 13.7},
        {"ruler": off, "chance": 0.06, "tone": "off", "word": _("Off course"), "values": [42, 41, 41, 40, 39, 38.8, 38.6], "spark": "off", "now": 38.6},
        {"ruler": void, "chance": None, "tone": "none", "word": _("No verdict"), "values": [300, 340, 320, 350, 367], "spark": "doubt", "now": 367},
    ]  # fmt: skip


def readings() -> dict[str, Any]:
    return {
        "rows": _rows(),
        "grey": Ruler(low=160, mid=240, high=350, state="grey"),
        "header": header(((2, "T1"), (30, "T2")), axis=Axis(0, 100), today=(78, _("today"))),
        "today": dt.date(2026, 11, 3),
        "glyph": glyph(3, 4, label=_("likelihood 3 of 5, impact 4 of 5")),
        "opportunity": glyph(
            4, 3, label=_("likelihood 4 of 5, impact 3 of 5"), is_opportunity=True
        ),
    }
