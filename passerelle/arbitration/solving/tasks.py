"""Searching as a job: what it knows is written every second, what it found once, at the end."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from django.utils.translation import gettext as _
from django_tasks import task

from passerelle.arbitration.models import Question, Scenario, Solving
from passerelle.jobs.running import publishing, report
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person

EVERY = 1.0  # seconds between two notes of a search


@task()
def search(scenario_id: int, person_id: int) -> None:
    """A scenario that is gone, or whose search was asked for by someone gone, is not searched."""
    scenario = Scenario.objects.filter(pk=scenario_id).select_related("arbitration").first()
    by = Person.objects.filter(pk=person_id, is_active=True).first()
    if scenario is None or by is None:
        raise DomainError(_("This scenario, or the person who asked for it, is gone."))
    from passerelle.arbitration.solving import keeping  # loads the engine, which a page never needs

    row = Solving.objects.filter(scenario=scenario).first()
    notes = Notes(scenario.pk, row.seconds if row else scenario.seconds, time.monotonic)
    solution = keeping.searched(
        scenario, by=by, seconds=notes.seconds, clock=time.monotonic, notes=notes
    )
    with publishing():
        solution.save()
        Solving.objects.filter(scenario=scenario).delete()


@task()
def answer(question_id: int) -> None:
    """Written as it grows, so that the page shows it while one waits."""
    row = Question.objects.filter(pk=question_id)
    question = row.select_related("solution__scenario__arbitration").first()
    if question is None:
        raise DomainError(_("This question is gone: its scenario was deleted."))
    from passerelle.arbitration.solving.exact import answers  # loads the engine

    pressed = Pressed(question.pk, time.monotonic)
    for number, found in enumerate(answers(question, stop=pressed), start=1):
        report(number, max(number, 1) if found["is_over"] else 0)
        with publishing():
            row.update(found=found | {"was_stopped": pressed.is_pressed})


@task()
def hold(scenario_id: int, person_id: int, question_id: int, point: int) -> None:
    """The plan of a point becomes that of a scenario made for it; one that is gone is left alone."""
    scenario = Scenario.objects.filter(pk=scenario_id).select_related("arbitration").first()
    by = Person.objects.filter(pk=person_id, is_active=True).first()
    question = Question.objects.filter(pk=question_id).first()
    if scenario is None or by is None or question is None or question.found is None:
        raise DomainError(_("This scenario, or the person who asked for it, is gone."))
    from passerelle.arbitration.solving import keeping  # loads the engine

    solution = keeping.held(scenario, by=by, ways=question.found["points"][point]["ways"])
    with publishing():
        solution.save()
        Solving.objects.filter(scenario=scenario).delete()


class Pressed:
    """Whether someone pressed stop on a question, asked of the database at most once a second."""

    def __init__(self, question: int, clock: Callable[[], float]) -> None:
        self.question, self.clock = question, clock
        self.asked_at = -math.inf
        self.is_pressed = False

    def __call__(self) -> bool:
        now = self.clock()
        if not self.is_pressed and now - self.asked_at >= EVERY:
            self.asked_at = now
            rows = Question.objects.filter(pk=self.question, stopped_at=None)
            self.is_pressed = not rows.exists()
        return self.is_pressed


class Notes:
    """What a search tells the page, at most once a second; and whether someone pressed stop."""

    def __init__(self, scenario: int, seconds: int, clock: Callable[[], float]) -> None:
        self.scenario, self.seconds, self.clock = scenario, seconds, clock
        self.begun = clock()
        self.told_at = self.asked_at = -EVERY
        self.was_stopped = False

    def begins(self, best: float, bound: float) -> None:
        Solving.objects.filter(scenario=self.scenario).update(best=best, bound=bound)

    def tell(self, moves: int, best: float) -> None:
        now = self.clock() - self.begun
        if now - self.told_at >= EVERY:
            self.told_at = now
            report(min(int(now), self.seconds), self.seconds)
            Solving.objects.filter(scenario=self.scenario).update(best=best, moves=moves)

    def stop(self) -> bool:
        now = self.clock() - self.begun
        if not self.was_stopped and now - self.asked_at >= EVERY:
            self.asked_at = now
            rows = Solving.objects.filter(scenario=self.scenario, stopped_at=None)
            self.was_stopped = not rows.exists()
        return self.was_stopped
