"""Reads of scenarios and of what was found for them."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

from django.db.models import Max, Prefetch, prefetch_related_objects
from django.http import Http404

from passerelle.arbitration.models import (
    Arbitration,
    Forced,
    Question,
    Scenario,
    Solution,
    Solving,
)
from passerelle.jobs.queries import Progress, progress


@dataclass(frozen=True, slots=True)
class Going:
    """A search under way or broken: what it knows, how its job does."""

    row: Solving
    job: Progress

    @property
    def is_over(self) -> bool:
        return self.job.is_over


def scenarios_of(arbitration: Arbitration) -> list[Scenario]:
    """By letter."""
    return list(arbitration.scenarios.select_related("arbitration", "by"))


def with_changes(rows: list[Scenario]) -> list[Scenario]:
    """The same, read once with what is forced in each and who is added: to be looked at, never to be changed."""
    copies = [copy(row) for row in rows]
    forced = Prefetch("forced", Forced.objects.select_related("initiative", "by"))
    prefetch_related_objects(copies, forced, "capacity_changes", "floors")
    return copies


def find_scenario(arbitration: Arbitration, letter: str) -> Scenario:
    """One of those, or 404."""
    row = arbitration.scenarios.select_related("arbitration").filter(letter=letter).first()
    if row is None:
        raise Http404(letter)
    return row


def last_solutions(rows: list[Scenario]) -> dict[int, Solution]:
    """The last solution of each scenario, by the id of the scenario (one query)."""
    kept = Solution.objects.filter(scenario__in=rows).order_by()
    last = kept.values("scenario").annotate(last=Max("pk")).values("last")
    found = Solution.objects.filter(pk__in=last).select_related("by")
    return {one.scenario_id: one for one in found}


def going_of(rows: list[Scenario]) -> dict[int, Going]:
    """The searches under way, or broken, by the id of the scenario."""
    found = {}
    for row in Solving.objects.filter(scenario__in=rows).select_related("by"):
        if (job := progress(row.job)) is not None:
            found[row.scenario_id] = Going(row, job)
    return found


def is_broken(question: Question) -> bool:
    """Its job ended, and what it found is not whole."""
    job = progress(question.job)
    whole = bool(question.found and question.found["is_over"])
    return not whole and (job is None or job.is_over)


def questions_of(solution: Solution) -> list[Question]:
    """What was asked exactly of a solution; read once for each that was."""
    prefetch_related_objects([solution], "questions")
    return list(solution.questions.all())
