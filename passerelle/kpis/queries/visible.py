"""Where every look-up of a measure starts."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from passerelle.kpis.models import Measure
from passerelle.people.may import seen_by


def visible(person: Any, *, archived: bool = False) -> QuerySet[Measure]:
    rows = seen_by(person, "measure.read", Measure.objects.all())
    return rows if archived else rows.filter(archived_at=None)
