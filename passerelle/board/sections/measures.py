"""The measures that lead: last reading, movement, target."""

from __future__ import annotations

from collections import Counter

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.board.sections.context import Context, Written
from passerelle.kernel.typography import MONTHS
from passerelle.kpis.queries import Reading, headline
from passerelle.reports.pack import Column, Figure, Section, Series, Table

DRAWN = 2
POINTS = 60  # five years of months, a year of weeks, two months of days


def build(context: Context) -> Written:
    today = context.past_day or timezone.localdate()  # given, so that the whole series is read
    rows = headline(context.person, today=today)
    if not rows:
        return Written(None)
    drawn = [row for row in rows if row.state in {"missed", "ahead", "reached"}][:DRAWN] or rows[
        :DRAWN
    ]
    section = Section(
        key="measures",
        name=_("Measures"),
        title=title([row.state for row in rows]),
        standfirst=_("Plain arithmetic since the day that each row names: no cause is claimed."),
        wide=[_table(rows)],
        narrow=[made for row in drawn if (made := _series(context, row))],
    )
    return Written(section, tuple(_figure(row) for row in rows))


def title(states: list[str]) -> str:
    """How many leading measures are where they should be."""
    seen = Counter(states)
    aimed = seen["reached"] + seen["ahead"] + seen["missed"]
    if not aimed:
        return ngettext(
            "The only leading measure has no target yet",
            "None of the %(n)s leading measures has a target yet",
            len(states),
        ) % {"n": len(states)}
    if aimed == seen["ahead"]:
        return ngettext(
            "The only target of the leading measures is not due yet",
            "None of the %(n)s targets of the leading measures is due yet",
            aimed,
        ) % {"n": aimed}
    if not seen["reached"]:
        return ngettext(
            "The only measure with a target has not reached it",
            "None of the %(n)s measures with a target has reached it",
            aimed,
        ) % {"n": aimed}
    return ngettext(
        "%(reached)s measure of %(n)s has reached its target",
        "%(reached)s measures of %(n)s have reached their target",
        seen["reached"],
    ) % {"reached": seen["reached"], "n": aimed}


def _table(rows: list[Reading]) -> Table:
    columns = [Column(_("Measure")), Column(_("Reading"), "end"), Column(_("On"), "end")]
    columns += [Column(_("Movement")), Column(_("Against the target"))]
    lines = [
        [row.name, row.value_text, row.on_text, row.movement_text or "—", row.state_text]
        for row in rows
    ]
    return Table(_("Where the leading measures stand"), columns, lines, [row.tone for row in rows])


def _series(context: Context, row: Reading) -> Series | None:
    """The last `POINTS` points of a measure as a line; None while there are fewer than two."""
    points = [point for point in row.dated if point.value is not None][-POINTS:]
    if len(points) < 2:
        return None
    values = [point.value or 0.0 for point in points]
    known = [*values, *([row.target] if row.target is not None else [])]
    low, high = min(known), max(known)
    span = (high - low) or 1.0
    first, length = points[0].on, max((points[-1].on - points[0].on).days, 1)
    months = [(p.on, MONTHS[context.lang][p.on.month - 1]) for p in points if p.on.day <= 7]
    return Series(
        title=row.name,
        points=[
            ((p.on - first).days / length, (v - low) / span)
            for p, v in zip(points, values, strict=True)
        ],
        ticks=[
            ((on - first).days / length, name) for on, name in months[:: max(1, len(months) // 5)]
        ],
        guides=[],
        last_text=row.value_text,
        target=(row.target - low) / span if row.target is not None else None,
        target_text=_("target %(value)s") % {"value": row.target_text}
        if row.target is not None
        else "",
        state="off" if row.tone == "off" else "",
    )


def _figure(row: Reading) -> Figure:
    return Figure(
        section="measures",
        label=row.name,
        value=row.value,
        unit=row.unit,
        date=row.on.isoformat() if row.on else "",
        source=row.source,
        formula=row.state_text,
    )
