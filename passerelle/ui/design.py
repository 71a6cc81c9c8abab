"""What the design page shows: every component with plausible readings."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passerelle.reports.drawing import Axis, Dial, Mark, Ruler, dial, header
from passerelle.ui.icons import ICONS
from passerelle.ui.know import Know


class SampleForm(forms.Form):
    """One of each control."""

    title = forms.CharField(
        label=gettext_lazy("Title"), help_text=gettext_lazy("As a customer would say it.")
    )
    amount = forms.DecimalField(label=gettext_lazy("Amount"), required=False)
    due = forms.DateField(label=gettext_lazy("Due"), widget=forms.DateInput(attrs={"type": "date"}))
    horizon = forms.ChoiceField(
        label=gettext_lazy("Horizon"),
        choices=[("short", gettext_lazy("Short")), ("long", gettext_lazy("Long"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    sure = forms.BooleanField(label=gettext_lazy("I have read it"), required=False)


def rulers() -> dict[str, Ruler]:
    """The four states of a ruler."""
    return {
        "held": Ruler(start=48, done=57.2, low=58, mid=59.2, high=60.4, target=60, expected=57),
        "off": Ruler(start=42, done=38.6, low=35.5, mid=37, high=38.4, target=33, expected=36, state="off"),
        "void": Ruler(start=300, done=367, target=460, expected=430, state="void"),
        "grey": Ruler(low=160, mid=240, high=350, state="grey"),
    }  # fmt: skip


def known() -> Know:
    return Know(
        figure=_("61 chances in 100"),
        formula=_("2,000 draws: signed contracts, renewals, trials, cancellations"),
        sources=_("Billing and customer records, read this morning"),
        calibration=_("Ranges held 79 % of the time over 24 months"),
        change=_("Losing the largest customer: 61 → 34 %"),
        digest="7f3a19c2",
    )


def big_ruler() -> str:
    shown = Dial(
        now=Mark(11.42, "11,42 M€", _("today")),
        start=Mark(10.31, "10,31"),
        target=Mark(11.9, "▲ 11,9"),
        mid=Mark(11.94, "11,94 M€", _("expected at year end")),
        low=Mark(11.76, "11,76"),
        high=Mark(12.11, "12,11"),
        ticks=tuple(Mark(v, f"{v:.1f}".replace(".", ",")) for v in (10.5, 11.0, 11.5)),
    )
    return dial(shown, label=_("Recurring revenue: 11.42 M€ today, target 11.9, forecast 11.94"))


def sample(request: HttpRequest) -> dict[str, Any]:
    """The context of the design page."""
    bad = SampleForm({"title": "", "amount": "x"})
    bad.is_valid()
    return {
        "icons": sorted(ICONS),
        "rulers": rulers(),
        "axis": Axis(0, 100),
        "know": known(),
        "dial": big_ruler(),
        "form": bad,
        "page": Paginator(range(1000), 100).get_page(request.GET.get("page")),
        "today": dt.date(2026, 11, 3),
        "readings": [44.1, 44.0, 44.6, None, 44.2, 44.9, 45.1, 44.8, 44.7, 44.8],
        "rising": [31, 32, 31, 33, 32, 33, 34, 36, 37, 38.6],
        "header": header(((20, "Q1"), (60, "Q2")), axis=Axis(0, 100), today=(35, _("today"))),
        "levels": range(1, 6),
    }
