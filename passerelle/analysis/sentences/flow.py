"""What flow findings say, in whole sentences."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.analysis.sentences.lasting import lasting
from passerelle.analysis.sentences.refusals import refused
from passerelle.kernel.typography import number, quantity
from passerelle.ui.language import lang

Flow = dict[str, Any]


def level(durations: Flow, percent: int) -> float | None:
    """One percentile of a duration finding."""
    found = [p for p in durations["estimate"]["percentiles"] if p["percent"] == percent]
    return found[0]["value"] if found else None


def percent(share: float) -> str:
    """A share from 0 to 1; to the tenth below one in a hundred."""
    shown = 100 * share
    return quantity(shown, "%", lang(), decimals=1 if 0 < shown < 1 else 0)


def count(items: int) -> str:
    return number(items, lang(), decimals=0)


def verdict(flow: Flow) -> str:
    """How long items take, or why nothing can be said of it."""
    cycle = flow["cycle_time"]
    if "refusal" in cycle:
        return refused(cycle["refusal"])
    half, most = (level(cycle, p) or 0.0 for p in (50, 85))
    if lasting(half) == lasting(most):
        return _("85 items in 100 take %(most)s or less.") % {"most": lasting(most)}
    return _("Half of the items take %(half)s or less, 85 in 100 take %(most)s or less.") % {
        "half": lasting(half),
        "most": lasting(most),
    }


def covered(flow: Flow) -> str:
    """What the cycle time rests on."""
    seen = flow["coverage"]
    timed, finished = seen["finished_with_start"], seen["finished"]
    if not finished:
        return _("No item is finished yet.")
    if timed == finished:
        return _("Cycle time covers every finished item.")
    if not timed:
        return _("No finished item tells when it started.")
    return _(
        "Cycle time covers %(share)s of the finished items: the others have no start state."
    ) % {"share": percent(timed / finished)}


def share_timed(flow: Flow) -> str:
    """The same as a figure for a cell."""
    seen = flow["coverage"]
    return percent(seen["finished_with_start"] / seen["finished"]) if seen["finished"] else "—"


def started(flow: Flow) -> str:
    """How many items tell when they started."""
    seen = flow["coverage"]
    share = seen["started"] / seen["items"] if seen["items"] else 0.0
    return ngettext(
        "%(items)s item, %(share)s of them with a known start.",
        "%(items)s items, %(share)s of them with a known start.",
        seen["items"],
    ) % {"items": count(seen["items"]), "share": percent(share)}


def in_progress(flow: Flow) -> str:
    going = flow["in_progress"]
    if "refusal" in going:
        return _("no reading")
    n = going["estimate"]["count"]
    return ngettext("%(n)s in progress", "%(n)s in progress", n) % {"n": count(n)}


def weekly(flow: Flow) -> str:
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


def teams(*, told: int, listed: int) -> str:
    """The title of the page of all teams."""
    if not listed:
        return _("No team has items yet")
    if told == listed:
        return ngettext(
            "The only team can say how long its items take",
            "All %(n)s teams can say how long their items take",
            listed,
        ) % {"n": listed}
    if not told:
        return ngettext(
            "The only team cannot say yet how long its items take",
            "None of the %(n)s teams can say yet how long its items take",
            listed,
        ) % {"n": listed}
    return ngettext(
        "%(told)s team of %(n)s can say how long its items take",
        "%(told)s teams of %(n)s can say how long their items take",
        told,
    ) % {"told": told, "n": listed}


def unteamed(items: int) -> str:
    """Items that no row of the page counts."""
    return ngettext(
        "%(n)s item belongs to no team: no row counts it.",
        "%(n)s items belong to no team: no row counts them.",
        items,
    ) % {"n": count(items)}


def items(n: int) -> str:
    """How many items the list holds."""
    return ngettext("%(n)s item", "%(n)s items", n) % {"n": count(n)}


def life(created: dt.datetime, started: dt.datetime | None, *, done: dt.datetime | None) -> str:
    """The title under an item's name: how long it took, or what is not known of it."""
    if done and started and started <= done:
        text, span = _("Took %(time)s from its start to its end."), done - started
    elif done:
        text = _("Finished %(time)s after it was created; when it started is not known.")
        span = done - created
    elif started:
        return _("Begun and not finished.")
    else:
        return _("Not begun, as far as the tracker tells.")
    return text % {"time": lasting(span / dt.timedelta(days=1))}
