"""A new initiative."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from passerelle.people.may import may
from passerelle.people.models import Company, Person
from passerelle.roadmap.actions.change import CHANGEABLE, settle_delivery
from passerelle.roadmap.actions.conflict import RejectedError
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.rules import Problem, problems
from passerelle.trail.actions import record
from passerelle.trail.numbers import highest_kept


@transaction.atomic
def create(*, by: Person, title: str, number: int | None = None, **values: Any) -> Initiative:
    """An initiative under the next free number (or the one given, when it is free)."""
    unknown = set(values) - CHANGEABLE
    if unknown:
        raise ValueError(f"not a field of an initiative: {', '.join(sorted(unknown))}")
    row = Initiative(title=title.strip(), **values)
    settle_delivery(row, set(values))
    found = problems(row)
    if not may(by, "roadmap.write", row):
        found.append(Problem("product", _("Choose one of the products that you plan for.")))
    if found:
        raise RejectedError([(row, problem) for problem in found])
    row.number = _free(number)
    row.save()
    record("created", row, by=by)
    return row


def _free(number: int | None) -> int:
    """The number asked for when nobody has it, else the next one. The company's row is the queue's lock."""
    Company.objects.select_for_update().first()
    if number and not Initiative.objects.filter(number=number).exists():
        return number
    last: int | None = Initiative.objects.aggregate(last=Max("number"))["last"]
    return max(last or 0, highest_kept(Initiative)) + 1
