"""What the register says, and what in it is overdue."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.strategy.written import count, day
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class Reviews:
    """What the rows of the register say, looked up once for all of them."""

    lang: str
    ahead: str
    today: str
    closed: str
    between: str


def reviews() -> Reviews:
    """In the active language."""
    return Reviews(
        lang=lang(),
        ahead=_("To review on %(day)s."),
        today=_("To review today."),
        closed=_("Closed: nothing to review."),
        between=_("%(low)s to %(high)s"),
    )


def review(date: dt.date, *, today: dt.date, said: Reviews | None = None) -> str:
    """When an entry of the register is to be looked at again."""
    said = said or reviews()
    late = (today - date).days
    if late > 0:
        text = ngettext(
            "Review overdue since %(day)s: %(late)s day late.",
            "Review overdue since %(day)s: %(late)s days late.",
            late,
        )
        return text % {"day": day(date, speech=said.lang), "late": late}
    return said.today if late == 0 else said.ahead % {"day": day(date, speech=said.lang)}


def register(*, total: int, overdue: int) -> str:
    """What the register says as a whole."""
    if total == 0:
        return _("The register is empty: no risk, no opportunity has been written down.")
    if overdue == 0:
        return ngettext(
            "The only entry of the register was looked at in time.",
            "All %(total)s entries of the register were looked at in time.",
            total,
        ) % {"total": count(total, feminine=True)}
    if total == 1:
        return _("The only entry of the register waits for a review that is overdue.")
    text = ngettext(
        "%(overdue)s entry of %(total)s waits for a review that is overdue.",
        "%(overdue)s entries of %(total)s wait for a review that is overdue.",
        overdue,
    )
    return capfirst(
        text % {"overdue": count(overdue, feminine=True), "total": count(total, feminine=True)}
    )
