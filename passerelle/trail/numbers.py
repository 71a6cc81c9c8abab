"""Numbers that people quote for years: one that was deleted may come back within 30 days, so it is not given again."""

from __future__ import annotations

from typing import Any

from django.db import models

from passerelle.trail.models import Deletion


def highest_kept(model: type[models.Model], **siblings: Any) -> int:
    """The highest number among deleted rows that can be put back; `siblings` are the fields that they share."""
    label = model._meta.label_lower
    kept = Deletion.objects.filter(object_type=label, undone_at=None).values_list("rows", flat=True)
    rows = (row["fields"] for one in kept for row in one["rows"] if row["model"] == label)
    alike = (row for row in rows if all(row.get(name) == value for name, value in siblings.items()))
    return max((row["number"] for row in alike), default=0)
