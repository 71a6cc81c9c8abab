"""Which work items serve which initiatives, as their tracker tells: many links at once."""

from __future__ import annotations

from collections import Counter

from django.db import transaction
from django.db.models import QuerySet

from passerelle.delivery.models import WorkItem
from passerelle.people.models import Person
from passerelle.roadmap.models import Initiative, WorkLink
from passerelle.trail.actions import kind_of
from passerelle.trail.models import Event

Wanted = dict[int, tuple[int, str]]


@transaction.atomic
def serve(items: QuerySet[WorkItem], wanted: Wanted, *, by: Person) -> int:
    """Make the links of these items those wanted (item id to initiative id and how); how many moved.

    A link made by hand stays whatever the tracker says. One event for each initiative.
    """
    kept = WorkLink.objects.filter(item__in=items)
    known = {link.item_id: link for link in kept}
    by_hand = {pk for pk, link in known.items() if link.how == WorkLink.How.HAND}
    wanted = {pk: pair for pk, pair in wanted.items() if pk not in by_hand}
    stale = [
        link
        for pk, link in known.items()
        if pk not in by_hand and wanted.get(pk) != (link.initiative_id, link.how)
    ]
    held = set(known) - {link.item_id for link in stale}
    fresh = [
        WorkLink(item_id=pk, initiative_id=initiative, how=how)
        for pk, (initiative, how) in wanted.items()
        if pk not in held
    ]
    for start in range(0, len(stale), 500):
        WorkLink.objects.filter(pk__in=[link.pk for link in stale[start : start + 500]]).delete()
    WorkLink.objects.bulk_create(fresh, batch_size=500)
    _tell(Counter(link.initiative_id for link in fresh), by=by)
    return len(stale) + len(fresh)


def _tell(counts: Counter[int], *, by: Person) -> None:
    rows = Initiative.objects.in_bulk(list(counts))
    Event.objects.bulk_create(
        Event(
            actor_id=by.pk,
            verb="changed",
            object_type=kind_of(row),
            object_id=pk,
            product_id=row.product_id,
            changes={"work_items": [None, counts[pk]]},
        )
        for pk, row in rows.items()
    )
