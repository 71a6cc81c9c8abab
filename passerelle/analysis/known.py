"""How each figure of a team's flow is known: what opens behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.analysis import sentences
from passerelle.analysis.flow.compute import WEEKS
from passerelle.analysis.queries import FlowRow
from passerelle.kernel.typography import number
from passerelle.ui.know import Know
from passerelle.ui.language import lang


def known(row: FlowRow, figure: str) -> Know:
    """The facts behind one figure of a team; KeyError when there is no such figure."""
    said, part = FIGURES[figure](row), row.finding.get(PARTS[figure], {})
    code = part.get("refusal", "")
    told = replace(
        said,
        url=row.url,
        sources=sentences.started(row.finding),
        date=_("At the end of %(day)s.") % {"day": row.as_of},
        digest=part.get("digest", "")[:16],
        links=((_("The items"), row.items_url), (_("The team"), row.url)),
    )
    if code:
        return replace(
            told,
            figure="",
            interval="",
            refusal=sentences.refused(code),
            needs=sentences.needed(code),
        )
    return told


def _throughput(row: FlowRow) -> Know:
    return Know(
        figure=row.throughput_text,
        formula=_(
            "Items finished in each whole week, Monday to Sunday, averaged over the last %(weeks)s weeks at most;"
            " a week without any counts for zero."
        )
        % {"weeks": WEEKS},
        interval=sentences.weekly(row.finding),
        reserve=_("The range supposes weeks that do not depend on one another."),
    )


def _cycle_time(row: FlowRow) -> Know:
    return Know(
        figure=f"{row.half_text} · {row.most_text}",
        formula=_(
            "Cycle time: elapsed days from the first entry into a “doing” state to the last entry into a"
            " “done” state; nearest-rank percentiles of the items finished in the last %(weeks)s weeks."
        )
        % {"weeks": WEEKS},
        interval=_ranges(row.finding["cycle_time"]),
        reserve=_reserve(row),
    )


def _ranges(durations: dict[str, Any]) -> str:
    """The range of the two percentiles that the page shows."""
    points = durations.get("estimate", {}).get("percentiles", [])
    return " ".join(_range(point) for point in points if point["percent"] in {50, 85})


def _range(point: dict[str, Any]) -> str:
    facts = {name: sentences.days(point[name]) for name in ("low", "high")}
    facts["share"] = str(point["percent"])
    if point["low"] is None and point["high"] is None:
        text = _("%(share)s in 100: too few items to give a range.")
    elif point["high"] is None:
        text = _("%(share)s in 100: %(low)s at least; too few items to give an upper bound.")
    elif point["low"] is None:
        text = _("%(share)s in 100: %(high)s at most; too few items to give a lower bound.")
    else:
        text = _("%(share)s in 100: between %(low)s and %(high)s, eight times in ten.")
    return text % facts


def _reserve(row: FlowRow) -> str:
    """What the figure leaves out."""
    left = [sentences.covered(row.finding)]
    for one in row.finding["cycle_time"].get("assumptions", ()):
        dropped = one["detail"].get("dropped", 0)
        if dropped:
            left.append(
                ngettext(
                    "%(n)s item ends before it starts: it is left out.",
                    "%(n)s items end before they start: they are left out.",
                    dropped,
                )
                % {"n": sentences.count(dropped)}
            )
    if not row.finding["is_last"]:
        left.append(_("An item reopened since that day is read as it ended."))
    return " ".join(left)


def _in_progress(row: FlowRow) -> Know:
    return Know(
        figure=row.wip_text,
        formula=_("Items that entered a “doing” state and had not ended at that date."),
        reserve=_("An item whose start is not known is not counted."),
    )


def _age(row: FlowRow) -> Know:
    return Know(
        figure=row.oldest_text,
        formula=_("Elapsed days since the start of the oldest item in progress."),
        reserve=_("An item whose start is not known is not counted."),
    )


def _coverage(row: FlowRow) -> Know:
    seen = row.finding["coverage"]
    return Know(
        figure=row.share_text,
        formula=_(
            "Finished items with a known start, divided by the finished items: %(a)s / %(b)s."
        )
        % {
            "a": number(seen["finished_with_start"], lang(), decimals=0),
            "b": number(seen["finished"], lang(), decimals=0),
        },
        reserve=sentences.covered(row.finding),
        change=_("The history of statuses from the tracker (in Jira: expand=changelog)."),
    )


FIGURES: dict[str, Callable[[FlowRow], Know]] = {
    "throughput": _throughput,
    "cycle-time": _cycle_time,
    "in-progress": _in_progress,
    "age": _age,
    "coverage": _coverage,
}
PARTS = {
    "throughput": "throughput",
    "cycle-time": "cycle_time",
    "in-progress": "in_progress",
    "age": "in_progress",
    "coverage": "coverage",
}
