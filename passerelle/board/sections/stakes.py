"""Opportunities and risks: the heaviest first, late reviews said plainly."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.board.sections.context import Context, Written
from passerelle.kernel.typography import short_date
from passerelle.reports.pack import Column, Figure, Section, Table
from passerelle.strategy.models import RegisterEntry
from passerelle.strategy.queries.register import live

SHOWN = 8


def build(context: Context) -> Written:
    entries = list(live(context.person))
    if not entries:
        return Written(None)
    entries.sort(key=lambda entry: (-entry.likelihood * entry.impact, entry.review_on))
    risks = [entry for entry in entries if entry.kind == RegisterEntry.Kind.RISK]
    chances = [entry for entry in entries if entry.kind == RegisterEntry.Kind.OPPORTUNITY]
    late = sum(entry.review_on < context.today for entry in entries)
    section = Section(
        key="stakes",
        name=_("Opportunities and risks"),
        title=title(entries=len(entries), late=late),
        standfirst="",
        wide=[_table(context, _("Risks"), risks)] if risks else [],
        narrow=[_table(context, _("Opportunities"), chances, short=bool(risks))] if chances else [],
    )
    return Written(section, tuple(_figure(entry) for entry in entries))


def title(*, entries: int, late: int) -> str:
    """What is carried, and whether it is looked at."""
    if late:
        return ngettext(
            "%(late)s review of the register’s %(n)s entries is overdue",
            "%(late)s reviews of the register’s %(n)s entries are overdue",
            late,
        ) % {"late": late, "n": entries}
    return ngettext(
        "The only entry of the register was looked at in time",
        "The %(n)s entries of the register were all looked at in time",
        entries,
    ) % {"n": entries}


def _table(
    context: Context, name: str, entries: list[RegisterEntry], *, short: bool = False
) -> Table:
    head = [Column(name), Column(_("Likelihood"), "end"), Column(_("Impact"), "end")]
    if not short:
        head.append(Column(_("Owner")))
    rows, states = [], []
    for entry in entries[:SHOWN]:
        owner = [] if short else [str(entry.owner or "—")]
        review = short_date(entry.review_on, context.lang)
        rows.append(
            [
                f"{entry.code} {entry.title}",
                f"{entry.likelihood} / 5",
                f"{entry.impact} / 5",
                *owner,
                review,
            ]
        )
        states.append(_state(entry.review_on, context.today))
    more = len(entries) - SHOWN
    note = ngettext("%(n)s more in the register.", "%(n)s more in the register.", more) % {
        "n": more
    }
    return Table(name, [*head, Column(_("Review"))], rows, states, note if more > 0 else "")


def _state(review_on: dt.date, today: dt.date) -> str:
    return "off" if review_on < today else "ok"


def _figure(entry: RegisterEntry) -> Figure:
    return Figure(
        section="stakes",
        label=f"{entry.code} {entry.title}",
        value=float(entry.likelihood * entry.impact),
        unit=_("of 25"),
        date=entry.review_on.isoformat(),
        source=_("register"),
        formula=_("likelihood times impact"),
    )
