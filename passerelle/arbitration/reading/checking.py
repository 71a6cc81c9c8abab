"""The check page in sentences: the verdict, what is missing, what contradicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.arbitration.checks import Contradiction
from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.queries.checked import STOPS, Checked
from passerelle.arbitration.reading.room import drawn
from passerelle.arbitration.sentences import lacks
from passerelle.kernel.typography import number, quantity
from passerelle.people.models import Trade
from passerelle.people.queries import company
from passerelle.roadmap.models import Initiative
from passerelle.ui.language import lang

ANCHORS = {
    "value": "id_value_low",
    "unit": "id_value_unit",
    "team": "id_team",
    "success": "id_success_measure",
    "cost": "id_cost_low",
    "confidence": "id_confidence",
    "overdue": "id_end_on",
    "months": "id_value_months",
}
"""The field of the initiative's form that fills each lack; efforts are typed on its page."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and the initiatives it is about, each with the address where it is mended."""

    sentence: str
    rows: list[tuple[Initiative, str]]
    stops: bool = True


def verdict(it: Checked) -> str:
    """How many can be arbitrated, what is missing, what contradicts."""
    if not it.total:
        return _("There is nothing to arbitrate yet: the roadmap of this scope is empty.")
    can = ngettext(
        "%(ready)d initiative out of %(total)d can be arbitrated",
        "%(ready)d initiatives out of %(total)d can be arbitrated",
        it.ready,
    ) % {"ready": it.ready, "total": it.total}
    lacking = len({row.number for _what, rows in it.missing for row in rows})
    missing = ngettext(
        "%(count)d initiative lacks something", "%(count)d initiatives lack something", lacking
    ) % {"count": lacking}
    against = ngettext(
        "there is %(count)d contradiction",
        "there are %(count)d contradictions",
        len(it.contradictions),
    ) % {"count": len(it.contradictions)}
    if it.missing and it.contradictions:
        said = _("%(can)s: %(missing)s and %(against)s.")
    elif it.missing:
        said = _("%(can)s: %(missing)s, nothing contradicts.")
    elif it.contradictions:
        said = _("%(can)s: nothing is missing, %(against)s.")
    else:
        said = _("%(can)s: nothing is missing and nothing contradicts.")
    return said % {"can": can, "missing": missing, "against": against}


def missing(it: Checked) -> list[Said]:
    """What is missing, and the field that fills it."""
    return [
        Said(lacks.missing(what), [(row, _address(row, what)) for row in rows], what in STOPS)
        for what, rows in it.missing
    ]


def _address(row: Initiative, what: str) -> str:
    page = row.get_absolute_url()
    return f"{page}edit/#{ANCHORS[what]}" if what in ANCHORS else f"{page}#need-team"


def against(it: Checked) -> list[Said]:
    """What contradicts, and the initiatives concerned."""
    return [
        Said(
            _sentence(one),
            [(it.rows[n], it.rows[n].get_absolute_url()) for n in one.numbers if n in it.rows],
        )
        for one in it.contradictions
    ]


def _sentence(one: Contradiction) -> str:
    money = f"k{company().symbol}"
    name = str(Trade(one.name).label) if one.kind == "trade" else one.name
    return lacks.contradiction(one, name=name, unit=money)


def money(it: Checked, arbitration: Arbitration) -> dict[str, Any] | None:
    """What all would cost against what there is to spend; None where no money is set."""
    there = sum(one.amount for one in it.framed.problem.budgets) if it.framed else 0.0
    if it.framed is None or not arbitration.cash.exists():
        return None
    unit = f"k{company().symbol}"
    wanted = float(it.framed.problem.costs.sum())
    return {
        "wanted": quantity(wanted, unit, lang()),
        "there": quantity(there, unit, lang()),
        "chart": drawn(wanted / there if there else None),
        "times": number(wanted / there, lang(), decimals=1) if there else "",
    }


def over(it: Checked) -> list[Said]:
    """Those that end before the first quarter: why fewer can be arbitrated than there are."""
    if not it.over:
        return []
    sentence = ngettext(
        "%(count)d ends by its dates before the first quarter: it is not arbitrated here.",
        "%(count)d end by their dates before the first quarter: they are not arbitrated here.",
        len(it.over),
    ) % {"count": len(it.over)}
    return [
        Said(
            sentence,
            [(row, f"{row.get_absolute_url()}edit/#id_end_on") for row in it.over],
            stops=False,
        )
    ]


def months(arbitration: Arbitration) -> str:
    """Over which length values are counted."""
    return ngettext(
        "values counted over %(count)d month",
        "values counted over %(count)d months",
        arbitration.value_months,
    ) % {"count": arbitration.value_months}
