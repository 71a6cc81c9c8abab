"""What flow findings and refusals say, in whole sentences."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from passerelle.kernel.typography import number, quantity
from passerelle.ui.language import lang


def refused(code: str) -> str:
    """Why there is no number."""
    return {
        "flow.no_items": _("No item was known at that date."),
        "flow.no_start": _("No verdict: no item tells when it started."),
        "flow.too_few_finished": _("No verdict: fewer than five items were finished."),
        "flow.too_few_in_progress": _("No verdict: fewer than five items are in progress."),
        "flow.too_few_weeks": _("No verdict: fewer than four whole weeks of data."),
    }[code]


def needed(code: str) -> tuple[str, ...]:
    """What would give one."""
    return {
        "flow.no_items": (_("An item created on or before that date."),),
        "flow.no_start": (
            _("The history of statuses from the tracker (in Jira: expand=changelog)."),
            _("A status that means “doing”."),
        ),
        "flow.too_few_finished": (_("Five finished items in the last 26 weeks."),),
        "flow.too_few_in_progress": (_("Five items in progress."),),
        "flow.too_few_weeks": (_("Four whole weeks since the first item."),),
    }[code]


def days(value: float | None) -> str:
    """A duration in days, to the tenth below ten."""
    if value is None:
        return "—"
    shown = number(value, lang(), decimals=1 if value < 10 else 0)
    return pgettext("duration", "%(n)s d") % {"n": shown}


def level(durations: dict[str, Any], percent: int) -> float | None:
    """One percentile of a duration finding."""
    found = [p for p in durations["estimate"]["percentiles"] if p["percent"] == percent]
    return found[0]["value"] if found else None


def verdict(flow: dict[str, Any]) -> str:
    """The title of a team's page."""
    cycle = flow["cycle_time"]
    if "refusal" in cycle:
        return refused(cycle["refusal"])
    half, most = level(cycle, 50), level(cycle, 85)
    return _("Half of the items take %(half)s or less, 85 in 100 take %(most)s or less.") % {
        "half": days(half),
        "most": days(most),
    }


def covered(flow: dict[str, Any]) -> str:
    """What the cycle time rests on."""
    seen = flow["coverage"]
    if not seen["finished"]:
        return _("No item is finished yet.")
    share = quantity(100 * seen["finished_with_start"] / seen["finished"], "%", lang(), decimals=0)
    if seen["finished_with_start"] == seen["finished"]:
        return _("Cycle time covers every finished item.")
    return _(
        "Cycle time covers %(share)s of the finished items: the others have no start state."
    ) % {"share": share}


def started(flow: dict[str, Any]) -> str:
    """How many items tell when they started."""
    seen = flow["coverage"]
    share = 100 * seen["started"] / seen["items"] if seen["items"] else 0.0
    return ngettext(
        "%(items)s item, %(share)s of them with a known start.",
        "%(items)s items, %(share)s of them with a known start.",
        seen["items"],
    ) % {
        "items": number(seen["items"], lang(), decimals=0),
        "share": quantity(share, "%", lang(), decimals=1),
    }


def in_progress(flow: dict[str, Any]) -> str:
    going = flow["in_progress"]
    if "refusal" in going:
        return _("no reading")
    count = going["estimate"]["count"]
    return ngettext("%(n)s in progress", "%(n)s in progress", count) % {"n": count}


def weekly(flow: dict[str, Any]) -> str:
    """Throughput with its interval."""
    told = flow["throughput"]
    if "refusal" in told:
        return refused(told["refusal"])
    around = told["interval"]
    return _("%(mean)s a week, between %(low)s and %(high)s eight times in ten") % {
        "mean": number(told["estimate"]["mean"], lang(), decimals=1),
        "low": number(around["low"], lang(), decimals=1),
        "high": number(around["high"], lang(), decimals=1),
    }
