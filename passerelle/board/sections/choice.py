"""The commitment of the quarter: what was chosen and given up, at what odds, with whose dissent."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.board.sections import capacity, odds
from passerelle.board.sections.context import Context, Written
from passerelle.commitment.models import Commitment
from passerelle.commitment.proof.visible import commitments
from passerelle.commitment.reading import Told, signed_by
from passerelle.commitment.visible import lines_for
from passerelle.kernel.typography import number, short_date
from passerelle.reports.pack import Column, Facts, Figure, Items, Section, Table

CHOSEN, GIVEN_UP = 14, 10  # rows that a page holds


def build(context: Context) -> Written:
    """Of the last commitment of the period; a quarter that committed nothing says nothing of it."""
    row = of_period(context)
    if row is None:
        return Written(None)
    told = Told(row.content, lines_for(context.person, row), lang=context.lang)
    frozen = short_date(timezone.localdate(row.at), context.lang, year=True)
    section = Section(
        key="choice",
        name=_("The choice and what was given up"),
        title=told.verdict,
        standfirst=told.goodness + (f" {told.unmeasured}" if told.unmeasured else ""),
        wide=[_chosen(told)],
        narrow=[_given_up(told)],
        foot=[_facts(told)],
    )
    further = (odds.section(told), capacity.section(told), _dissent(row, told))
    source = _("commitment no. %(number)s, frozen on %(day)s, digest %(digest)s") % {
        "number": row.number,
        "day": frozen,
        "digest": row.digest[:8],
    }
    pages = tuple(page for page in further if page)
    return Written(section, _figures(told, row, source), pages)


def of_period(context: Context) -> Commitment | None:
    """The last one frozen for the quarter by the day that figures are read on; else the last frozen in it, for later.

    What the next quarters hold is told to the executive committee in the quarter in which it is decided.
    """
    rows = commitments(context.person).filter(at__date__lte=context.today).order_by("-number")
    ours = rows.filter(arbitration__first=str(context.period)).first()
    return ours or rows.filter(at__date__gte=context.period.start).first()


def _chosen(told: Told) -> Table:
    rows = [
        [f"{one.code} {one.title}", one.team or "—", one.promised or "—", _odds(one.odds, told)]
        for one in told.chosen[:CHOSEN]
    ]
    columns = [Column(_("Initiative")), Column(_("Team"))]
    columns += [Column(_("Promised for"), "end"), Column(_("Odds, in ten"), "end")]
    return Table(_("Promised"), columns, rows, note=_more(len(told.chosen) - CHOSEN))


def _odds(share: float | None, told: Told) -> str:
    return "—" if share is None else number(10 * share, told.lang, decimals=1)


def _given_up(told: Told) -> Table:
    rows = [
        [
            f"{one.code} {one.title} ({one.reason})" if one.reason else f"{one.code} {one.title}",
            one.value or "—",
        ]
        for one in told.given_up[:GIVEN_UP]
    ]
    columns = [Column(_("Initiative and why")), Column(_("Value"), "end")]
    return Table(_("What was given up"), columns, rows, note=_more(len(told.given_up) - GIVEN_UP))


def _more(count: int) -> str:
    if count <= 0:
        return ""
    said = ngettext("%(n)s more in the commitment.", "%(n)s more in the commitment.", count)
    return said % {"n": count}


def _facts(told: Told) -> Facts:
    worth, load = told.worth, told.load
    ends = _("between %(low)s and %(high)s, eight chances in ten") % worth
    people = _("of %(room)s there are") % load
    rows = [
        (_("Value"), worth["mid"], ends, ""),
        (_("Person-weeks"), load["asked"], people, ""),
    ]
    if told.cost:
        rows.append((_("Money"), told.cost, "", ""))
    on_time = number(10 * told.plan["on_time"], told.lang, decimals=1)
    rows.append((_("On time, out of 10"), on_time, _("on average over the promises"), ""))
    return Facts(rows)


def _dissent(row: Commitment, told: Told) -> Section | None:
    """In the dissenters' words, with what they disagree about."""
    items = []
    for one, who in zip(row.content["dissents"], signed_by(row.content), strict=True):
        if title := told.title_of(one["number"]):
            items.append((one["words"], f"{who}, {title}" if who else title))
    if not items:
        return None
    return Section(
        key="dissent",
        name=_("Dissent"),
        title=ngettext(
            "%(n)s dissent is on record, in its author’s words",
            "%(n)s dissents are on record, in their authors’ words",
            len(items),
        )
        % {"n": len(items)},
        standfirst="",
        wide=[Items(_("Who disagreed"), items)],
    )


def _figures(told: Told, row: Commitment, source: str) -> tuple[Figure, ...]:
    day = timezone.localdate(row.at).isoformat()
    simulated = _("share of the simulated lives in which it is finished by the day promised")
    chances = [
        Figure("choice", f"{one.code} {one.title}", one.odds, "", day, source, simulated)
        for one in told.chosen
        if one.odds is not None
    ]
    value = _("middle of the simulated values of the plan")
    worth = Figure("choice", _("Value"), told.plan["quantiles"][1], told.unit, day, source, value)
    return (worth, *chances)
