"""Where every look-up of a work item starts."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from passerelle.delivery.models import WorkItem
from passerelle.people.may import company_wide, seen_by

READ = "delivery.read"


def visible_items(person: Any) -> QuerySet[WorkItem]:
    """Items of the teams whose product the person may see; items without a team follow their tracker's product."""
    rows = WorkItem.objects.all()
    if company_wide(person, READ):
        return rows
    return seen_by(person, READ, rows, product="team__product_id") | seen_by(
        person, READ, rows.filter(team=None), product="tracker__product_id"
    )
