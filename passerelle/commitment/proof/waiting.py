"""What the inbox asks of the owner of a promise that was missed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from passerelle.commitment.models import Cause, Review
from passerelle.commitment.proof.review import needs_cause
from passerelle.commitment.proof.visible import commitments
from passerelle.commitment.rounds import DAYS
from passerelle.desk.inbox import Waiting
from passerelle.people.models import Person
from passerelle.roadmap.queries.visible import writable

ANSWERED_IN = dt.timedelta(days=7)


def reviews(person: Person) -> QuerySet[Review]:
    """What was told at 30, 60 and 90 days."""
    return Review.objects.filter(commitment__in=commitments(person), day__in=DAYS)


def explain(person: Person) -> Iterator[Waiting]:
    """Confirm why, of each gap that the last review at 30, 60 or 90 days told and nobody explained."""
    mine = {row.number: row for row in writable(person).filter(owner=person)}
    if not mine:
        return
    rows = reviews(person).select_related("commitment")
    last = {row.commitment_id: row for row in rows.order_by("on", "pk")}
    said = set(
        Cause.objects.filter(commitment__in=list(last)).values_list(
            "commitment_id", "initiative__number"
        )
    )
    for pk, row in last.items():
        for told in row.facts["lines"]:
            number = told["number"]
            if number in mine and (pk, number) not in said and needs_cause(told):
                title = _("Say why %(code)s left what was promised") % {"code": mine[number].code}
                url = reverse("commitment:promise", args=[row.commitment.number, number])
                yield Waiting("review", title, mine[number].title, row.on + ANSWERED_IN, url)
