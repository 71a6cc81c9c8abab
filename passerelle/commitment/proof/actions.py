"""What people and the morning round do about a promise: review it, say what it took and why it was missed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.commitment.models import Cause, Commitment, Control, Review, Spent
from passerelle.commitment.proof.review import frozen_on, review
from passerelle.jobs.running import publishing
from passerelle.kernel.digest import digest
from passerelle.kernel.errors import DomainError
from passerelle.kpis.models import Measure
from passerelle.people.models import Person
from passerelle.roadmap.models import Initiative
from passerelle.trail.actions import delete, record


def keep_review(
    commitment: Commitment, *, day: int, by: Person | None, on: dt.date | None = None
) -> Review:
    """The review of that day after the freeze, kept once: asked again, the one that is kept."""
    kept = Review.objects.filter(commitment=commitment, day=day).first()
    if kept:
        return kept
    on = on or frozen_on(commitment) + dt.timedelta(days=day)
    facts = review(commitment, on=on)
    with publishing():
        row, is_new = Review.objects.get_or_create(
            commitment=commitment,
            day=day,
            defaults={"on": on, "facts": facts, "digest": digest(facts), "by": by},
        )
        if is_new:
            record("promise_reviewed", commitment, by=by)
    return row


@transaction.atomic
def compare_with(initiative: Initiative, measure: Measure, *, by: Person) -> Control:
    """Take a measure as a control: its owner says that the initiative cannot have touched it."""
    if initiative.success_measure_id == measure.pk:
        raise DomainError(
            _("A measure cannot be its own control."), _("Choose one that it cannot have touched.")
        )
    row, is_new = Control.objects.get_or_create(
        initiative=initiative, measure=measure, defaults={"by": by}
    )
    if is_new:
        record("control_set", initiative, by=by)
    return row


@transaction.atomic
def compare_no_longer(control: Control, *, by: Person) -> None:
    delete(control, by=by)


@transaction.atomic
def spend(
    initiative: Initiative,
    *,
    on: dt.date,
    weeks: float | None,
    money: float | None,
    by: Person,
) -> Spent:
    """Say what it took until a day, in person-weeks, in money, or both."""
    if weeks is None and money is None:
        raise DomainError(_("Nothing was said."), _("Give person-weeks, money, or both."))
    row: Spent = Spent.objects.create(initiative=initiative, on=on, weeks=weeks, money=money, by=by)
    record("spent_said", initiative, by=by)
    return row


@transaction.atomic
def confirm(commitment: Commitment, initiative: Initiative, *, by: Person, **facts: Any) -> Cause:
    """Say why it left what was frozen of it; the last word stands, those before are kept."""
    chosen = {one["number"] for one in commitment.content["lines"] if one["chosen"]}
    if initiative.number not in chosen:
        raise DomainError(
            _("Nothing was promised of this initiative."),
            _("Choose one that was frozen as chosen."),
        )
    row: Cause = Cause.objects.create(commitment=commitment, initiative=initiative, by=by, **facts)
    record("cause_confirmed", initiative, by=by)
    return row
