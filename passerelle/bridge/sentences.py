"""What the bridge says above its rows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.bridge.road import verdict
from passerelle.kernel.typography import long_date, short_date
from passerelle.strategy import sentences
from passerelle.ui.language import lang

if TYPE_CHECKING:
    from passerelle.bridge.look import Look
    from passerelle.kernel.periods import Quarter


def reading(look: Look) -> tuple[str, str]:
    """The verdict, then what supports it; each a whole sentence."""
    states = look.states
    support = verdict(look.promises) if look.promises else ""
    if not states:
        return _("No verdict: no key result is set."), support
    known = [state for state in states if state != "none"]
    if not known:
        return _("No verdict: no key result can be read today."), support
    told = sentences.course(states)
    if "off" in known:
        return _("The heading is not held everywhere."), f"{told} {support}"
    if "watch" in known:
        return _("The heading holds, with something to watch."), f"{told} {support}"
    return _("The heading holds."), f"{told} {support}"


def of_course(look: Look) -> str:
    return sentences.course(look.states) if look.states else ""


def taken_at(now: dt.datetime) -> str:
    local = timezone.localtime(now)
    return _("Read on %(day)s at %(hour)s") % {
        "day": long_date(local.date(), lang()),
        "hour": f"{local:%H:%M}",
    }


def visited(at: dt.datetime | None) -> str:
    """The moment changes are counted from."""
    if at is None:
        return _("last seven days")
    local = timezone.localtime(at)
    return _("%(day)s at %(hour)s") % {
        "day": short_date(local.date(), lang()),
        "hour": f"{local:%H:%M}",
    }


def readers(look: Look) -> str:
    """The version of the text in force and who has read it."""
    if look.heading is None:
        return ""
    told = sentences.read_by(look.heading.readers, look.heading.people)
    return _("Version %(number)s. %(readers)s") % {"number": look.heading.number, "readers": told}


def quarter(period: Quarter) -> str:
    return _("Roadmap of Q%(number)s %(year)s") % {"number": period.number, "year": period.year}
