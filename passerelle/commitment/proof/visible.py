"""Where every look-up of a proof starts: rights on a commitment are those on its arbitration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from passerelle.commitment.models import Commitment
from passerelle.people.may import may, require, seen_by
from passerelle.people.models import Person
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.queries import visible as visible_initiatives

READ, WRITE = "arbitration.read", "roadmap.write"


def commitments(person: Person) -> QuerySet[Commitment]:
    """Those this person may read, the last first."""
    rows = Commitment.objects.select_related("arbitration")
    return seen_by(person, READ, rows, product="arbitration__product_id")


def find(person: Person, number: int) -> Commitment:
    """One of those, or 404."""
    row = commitments(person).filter(number=number).first()
    if row is None:
        raise Http404(number)
    return row


@dataclass(frozen=True, slots=True)
class Promise:
    """A chosen line of a commitment, and the initiative that it is about."""

    commitment: Commitment
    line: dict[str, Any]
    initiative: Initiative

    def may_write(self, person: Person) -> bool:
        return may(person, WRITE, self.initiative)


def promise(person: Person, number: int, initiative: int, *, write: bool = False) -> Promise:
    """What was promised of one initiative, or 404; with `write`, also to who may not change it."""
    commitment = find(person, number)
    lines = [
        one for one in commitment.content["lines"] if one["chosen"] and one["number"] == initiative
    ]
    rows = visible_initiatives(person, archived=True)
    row = rows.filter(number=initiative).select_related("success_measure", "team").first()
    if not lines or row is None:
        raise Http404(initiative)
    if write:
        require(person, WRITE, row)
    return Promise(commitment, lines[0], row)
