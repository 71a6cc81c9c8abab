"""Asking for a search, stopping it, keeping what was found."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils import timezone

from passerelle.arbitration.actions.scenarios import locked
from passerelle.arbitration.models import Question, Scenario, Solution, Solving
from passerelle.arbitration.queries.scenarios import going_of, is_broken
from passerelle.arbitration.solving import tasks
from passerelle.jobs.actions import enqueue
from passerelle.people.models import Person
from passerelle.trail.actions import record


@transaction.atomic
def solve(scenario: Scenario, *, by: Person) -> Solving:
    """Have it searched; asking while it is searched is the same search."""
    held = locked(scenario)
    going = going_of([held]).get(held.pk)
    if going and not going.is_over:
        return going.row
    job = enqueue(tasks.search, held.pk, by.pk, key=held.job_key)
    Solving.objects.filter(scenario=held).delete()
    row = Solving.objects.create(scenario=held, job=job, seconds=held.seconds, by=by)
    record("search_asked", held, by=by)
    return row


@transaction.atomic
def stop(scenario: Scenario, *, by: Person) -> None:
    """The search ends within a second or two and keeps its best; pressing twice changes nothing."""
    held = locked(scenario)
    rows = Solving.objects.filter(scenario=held, stopped_at=None)
    if rows.update(stopped_at=timezone.now(), stopped_by=by):
        record("search_stopped", held, by=by)


@transaction.atomic
def ask(
    solution: Solution, kind: str, *, by: Person, subject: int | None = None, axis: str = ""
) -> Question:
    """An exact answer, found apart from the page; asked again, the same question."""
    held = locked(solution.scenario)
    rows = Question.objects.filter(solution=solution, kind=kind, subject=subject, axis=axis)
    known = rows.first()
    if known and not is_broken(known):
        return known
    rows.delete()
    made = Question(solution=solution, kind=kind, subject=subject, axis=axis, by=by)
    made.job = uuid.uuid4()
    made.save()
    made.job = enqueue(tasks.answer, made.pk, key=made.key)
    made.save(update_fields=["job"])
    record("search_asked", held, by=by)
    return made


@transaction.atomic
def halt(question: Question, *, by: Person) -> None:
    """What is known of it by then is kept; pressing twice, or once it is over, changes nothing."""
    rows = Question.objects.filter(pk=question.pk, stopped_at=None)
    if not (question.found or {}).get("is_over") and rows.update(
        stopped_at=timezone.now(), stopped_by=by
    ):
        record("search_stopped", question.solution.scenario, by=by)


@transaction.atomic
def keep(solution: Solution, *, by: Person | None) -> Solution:
    """A solution found elsewhere than in a job, such as the demo's."""
    solution.save()
    record("solved", solution.scenario, by=by)
    return solution
