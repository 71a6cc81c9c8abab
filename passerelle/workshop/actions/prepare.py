"""Preparing a workshop: its rule, its budget, what is on the table."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from passerelle.arbitration.models import Arbitration
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Company, Person
from passerelle.roadmap.models import Initiative, SkillNeed
from passerelle.trail.actions import record, snapshot
from passerelle.workshop.actions.held import held, moved, refuse_unless
from passerelle.workshop.models import Subject, Workshop

MOST = 60  # subjects that one can score with care


@transaction.atomic
def begin(arbitration: Arbitration, *, name: str, rule: str, budget: float, by: Person) -> Workshop:
    """A workshop being prepared, under the next number."""
    Company.objects.select_for_update().first()  # one number each, whoever begins at once
    last = Workshop.objects.aggregate(last=Max("number"))["last"]
    row = Workshop.objects.create(
        number=(last or 0) + 1, arbitration=arbitration, name=name, rule=rule, budget=budget, by=by
    )
    record("created", row, by=by)
    return row


@transaction.atomic
def change(workshop: Workshop, *, name: str, rule: str, budget: float, by: Person) -> Workshop:
    """Its name, rule and budget: before the first round only, since a rule chosen after the votes chooses them."""
    row = held(workshop)
    refuse_unless(row, Workshop.Step.SETUP)
    before = snapshot(row)
    row.name, row.rule, row.budget = name, rule, budget
    row.save()
    moved(row)
    record("changed", row, by=by, before=before)
    return row


@transaction.atomic
def put_on_table(workshop: Workshop, initiatives: Iterable[Initiative], *, by: Person) -> int:
    """These initiatives too; how many are new. Their cost is the person-weeks that they ask of every team."""
    row = held(workshop)
    refuse_unless(row, Workshop.Step.SETUP)
    there = set(row.subjects.values_list("initiative_id", flat=True))
    new = [one for one in initiatives if one.pk not in there]
    if len(there) + len(new) > MOST:
        raise DomainError(
            _("A workshop holds %(most)d subjects at most.") % {"most": MOST},
            _("Nobody scores more with care: leave out what is not contested."),
        )
    weeks: dict[int, float] = {}
    for need in SkillNeed.objects.filter(initiative__in=new):  # as scenarios count them
        weeks[need.initiative_id] = weeks.get(need.initiative_id, 0.0) + need.points.mean
    Subject.objects.bulk_create(
        Subject(workshop=row, initiative=one, cost=weeks.get(one.pk, 0.0)) for one in new
    )
    if new:
        moved(row)
        record("changed", row, by=by)
    return len(new)


@transaction.atomic
def take_off(subject: Subject, *, by: Person) -> None:
    """No more on the table."""
    row = held(subject.workshop)
    refuse_unless(row, Workshop.Step.SETUP)
    subject.delete()
    moved(row)
    record("changed", row, by=by)
