"""The check that would decide, as something one can go and do."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from passerelle.analysis.sentences.why.facts import percent, worded
from passerelle.analysis.sentences.why.verdicts import KINDS
from passerelle.engine.explain.answer.shapes import Check, Kind

CHECKS: dict[str, tuple[Any, Any]] = {}


class ToDo(NamedTuple):
    """What to do, what to look for, and what each outcome would leave of the leading kind."""

    title: str
    body: str
    confirmed: str
    denied: str
    minutes: int


def todo(check: Check, lead: Kind) -> ToDo:
    """A check in the language in force."""
    title, body = CHECKS[check.code]
    facts = worded(check.facts)
    kind = str(KINDS[lead])
    says = _("%(kind)s: %(chance)s")
    return ToDo(
        str(title) % facts,
        str(body) % facts,
        str(says) % {"kind": kind, "chance": percent(check.if_confirmed)},
        str(says) % {"kind": kind, "chance": percent(check.if_denied)},
        check.minutes,
    )
