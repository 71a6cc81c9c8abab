"""What the inbox asks of the owner of a promise whose date moved: one sentence that audiences may read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.commitment.models import AudienceLink, Reason
from passerelle.desk.inbox import Waiting
from passerelle.people.models import Person
from passerelle.roadmap.queries.visible import writable


def live_links(person: Person) -> QuerySet[AudienceLink]:
    """Links that tell a commitment to somebody."""
    return AudienceLink.objects.filter(revoked_at=None, expires_at__gt=timezone.now())


def explain(person: Person) -> Iterator[Waiting]:
    """Of each promise that moved into another month, once a link tells it to somebody."""
    mine = {row.number: row for row in writable(person).filter(owner=person)}
    if not mine:
        return
    live = live_links(person).select_related("commitment")
    told = {one.commitment_id: one.commitment for one in live}
    said = set(
        Reason.objects.filter(commitment__in=list(told)).values_list(
            "commitment_id", "initiative__number"
        )
    )
    for pk, commitment in told.items():
        for line in commitment.content["lines"]:
            row = mine.get(line["number"])
            if row is None or not line["chosen"] or (pk, row.number) in said:
                continue
            if _moved(line["promised_on"], row.expected_end):
                title = _("Say why the date of %(code)s moved") % {"code": row.code}
                url = reverse("commitment:reason", args=[commitment.number, row.number])
                yield Waiting("answer", title, row.title, None, url, since=commitment.at)


def _moved(promised: str | None, expected: dt.date | None) -> bool:
    """Into another month: the finest step that any audience reads."""
    if promised is None or expected is None:
        return False
    was = dt.date.fromisoformat(promised)
    return (was.year, was.month) != (expected.year, expected.month)
