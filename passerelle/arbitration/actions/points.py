"""A plan found beside a scenario becomes a scenario of its own."""

from __future__ import annotations

from django.db import transaction

from passerelle.arbitration.actions.scenarios import add, binding
from passerelle.arbitration.models import Forced, Question, Scenario, Solving
from passerelle.arbitration.solving import tasks
from passerelle.jobs.actions import enqueue
from passerelle.people.models import Person
from passerelle.roadmap.models import Initiative


@transaction.atomic
def hold(question: Question, point: int, *, name: str, by: Person) -> Scenario:
    """The plan of a point as a scenario: the same settings, all that it holds forced in, all the rest out."""
    known = question.solution.scenario
    told = ("cash", "amount", "foundations", "seconds", "seed")
    facts = {one: getattr(known, one) for one in told}
    made = add(known.arbitration, by=by, name=name[:80], **facts)
    binding(made, known)
    inside = {way[0] for way in (question.found or {})["points"][point]["ways"]}
    known_of = {int(number) for number in question.solution.found["why"]}
    known_of |= {line["number"] for line in question.solution.found["lines"]} | inside
    for row in Initiative.objects.filter(number__in=known_of):
        Forced.objects.create(scenario=made, initiative=row, is_in=row.number in inside, by=by)
    job = enqueue(tasks.hold, made.pk, by.pk, question.pk, point, key=made.job_key)
    Solving.objects.create(scenario=made, job=job, seconds=made.seconds, by=by)
    return made
