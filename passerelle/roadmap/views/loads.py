"""How full a team is, drawn and in words."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.kernel.periods import Quarter
from passerelle.kernel.typography import number, quantity
from passerelle.reports.drawing import timeline as drawing
from passerelle.roadmap.load import Load
from passerelle.roadmap.queries.plan import TeamLoad
from passerelle.roadmap.titles import quarter_name
from passerelle.ui.language import lang


def shown(quarters: Sequence[Quarter], team: TeamLoad) -> list[drawing.Load]:
    """The quarters whose load can be read."""
    return [
        drawing.Load(quarter.start, quarter.end, one.ratio, _figure(one.ratio))
        for quarter, one in zip(quarters, team.quarters, strict=True)
        if one.ratio is not None
    ]


def _figure(ratio: float) -> str:
    return quantity(ratio * 100, "%", lang(), decimals=0)


def said(quarters: Sequence[Quarter], team: TeamLoad) -> str:
    """The whole lane in sentences."""
    return " ".join(_say(q, one) for q, one in zip(quarters, team.quarters, strict=True))


def _say(quarter: Quarter, one: Load) -> str:
    facts = {
        "quarter": quarter_name(quarter),
        "needed": number(one.needed, lang(), decimals=0),
        "available": number(one.available, lang(), decimals=0),
    }
    if one.available <= 0:
        return _("%(quarter)s: no verdict, nobody is on this team then.") % facts
    if one.needed <= 0:
        return _("%(quarter)s: no verdict, no initiative says what it needs of this team.") % facts
    told = _("%(quarter)s: %(needed)s person-weeks needed, %(available)s available.") % facts
    if not one.silent:
        return told
    rest = ngettext(
        "%(count)d initiative says no need.", "%(count)d initiatives say no need.", one.silent
    )
    return f"{told} {rest % {'count': one.silent}}"
