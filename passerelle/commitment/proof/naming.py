"""What the codes of a clue stand for, among what the reader may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from passerelle.commitment.models import Cause
from passerelle.commitment.proof import sentences
from passerelle.kpis.queries.events import seen_events
from passerelle.people.models import Person
from passerelle.roadmap.queries import visible


def told_clues(person: Person, clues: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Each as its cause and a sentence; what the reader may not see is told without its name."""
    kinds = dict(Cause.Kind.choices)
    return [
        {"kind": str(kinds[one["kind"]]), "said": sentences.clue(one, _names(person, one))}
        for one in clues
    ]


def _names(person: Person, one: Mapping[str, Any]) -> dict[str, str]:
    if "others" in one:
        return {"others": _titles(person, one["others"])}
    if "needs" in one:
        return {"needs": _titles(person, [one["needs"]])}
    if "events" in one:
        labels = seen_events(person).filter(pk__in=one["events"]).values_list("label", flat=True)
        return {"events": ", ".join(labels) or _("facts that are not yours to read")}
    return {}


def _titles(person: Person, numbers: list[int]) -> str:
    rows = visible(person, archived=True).filter(number__in=numbers)
    named = [f"{row.code} {row.title}" for row in rows]
    return ", ".join(named) or _("what is not yours to read")
