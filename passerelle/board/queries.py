"""Which packs a person may read, and which quarters can be told."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from passerelle.board.models import Pack
from passerelle.kernel.periods import Quarter
from passerelle.people.may import grants_of
from passerelle.people.queries import company


def packs(person: Any) -> QuerySet[Pack]:
    """All packs for those who hold `pack.read` company-wide; a pack tells the whole company, so nobody else."""
    rows = Pack.objects.select_related("by")
    return rows if grants_of(person).company_wide("pack.read") else rows.none()


def current_quarter() -> Quarter:
    return Quarter.of(timezone.localdate(), first_month=company().fiscal_month)


def quarters() -> list[str]:
    """The quarters offered: next, current and the four before."""
    now = current_quarter()
    return [str(now.shifted(step)) for step in (1, 0, -1, -2, -3, -4)]
