"""The odds of what was promised, drawn: each promise in chances out of ten, the value from P10 to P90."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.commitment.reading import Row, Told
from passerelle.kernel.typography import number
from passerelle.reports.pack import Block, Chance, Chances, Scale, ScaleRow, Section, Words

SHOWN = 14  # rows that a page holds
LOW = 0.6  # under six chances in ten, a promise is told as unsure


def section(told: Told) -> Section | None:
    """Nothing where no promise was simulated."""
    known = [one for one in told.chosen if one.odds is not None]
    if not known:
        return None
    return Section(
        key="odds",
        name=_("The odds"),
        title=_title(known),
        standfirst=_least(known, told),
        wide=[_chances(known, told)],
        narrow=_worth(told),
    )


def _title(rows: list[Row]) -> str:
    low = sum((one.odds or 0.0) < LOW for one in rows)
    if not low:
        return _("Every promise has six chances in ten or more of being kept on its day")
    return ngettext(
        "%(low)s promise of %(n)s has fewer than six chances in ten of being kept on its day",
        "%(low)s promises of %(n)s have fewer than six chances in ten of being kept on their day",
        low,
    ) % {"low": low, "n": len(rows)}


def _least(rows: list[Row], told: Told) -> str:
    least = min(rows, key=lambda one: one.odds or 0.0)
    return _("The least sure: %(name)s, %(odds)s chances in ten, promised for %(day)s.") % {
        "name": f"{least.code} {least.title}",
        "odds": _tenths(least, told),
        "day": least.promised or "—",
    }


def _tenths(one: Row, told: Told) -> str:
    return number(10 * (one.odds or 0.0), told.lang, decimals=1)


def _chances(rows: list[Row], told: Told) -> Chances:
    """The least sure first: it is read to choose what to watch."""
    least_first = sorted(rows, key=lambda one: one.odds or 0.0)
    more = len(rows) - SHOWN
    note = ngettext("%(n)s more in the commitment.", "%(n)s more in the commitment.", more)
    return Chances(
        title=_("Chances in ten of being on time"),
        columns=[_("Initiative"), _("Promised for"), _("Chances in ten"), ""],
        rows=[
            Chance(
                label=f"{one.code} {one.title}",
                day=one.promised or "—",
                share=one.odds or 0.0,
                text=_tenths(one, told),
                is_low=(one.odds or 0.0) < LOW,
            )
            for one in least_first[:SHOWN]
        ],
        note=note % {"n": more} if more > 0 else "",
    )


def _worth(told: Told) -> list[Block]:
    """The plan's value on a scale that begins at nothing and ends at what no plan passes."""
    low, mid, high = told.plan["quantiles"]
    end = max(high, told.plan["bound"]) * 1.08 or 1.0
    written = told.worth
    scale = Scale(
        title=_("What it should bring"),
        unit=told.unit,
        rows=[
            ScaleRow(
                label=_("Value"),
                points=(low, mid, high),
                shares=(low / end, mid / end, high / end),
                texts=(written["low"], written["mid"], written["high"]),
            )
        ],
        names=("P10", "P50", "P90"),
        note=_("Eight chances in ten between the ends; the tick is the middle (P50)."),
    )
    read = _(
        "Each promise was simulated thousands of times; seven chances in ten: it was kept in seven of ten."
    )
    return [scale, Words(_("How to read"), [read])]
