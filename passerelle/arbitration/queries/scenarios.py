"""Reads of scenarios and of what was found for them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from passerelle.arbitration.models import Arbitration, Question, Scenario, Solution, Solving
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


def find_scenario(arbitration: Arbitration, letter: str) -> Scenario:
    """One of those, or 404."""
    row = arbitration.scenarios.select_related("arbitration").filter(letter=letter).first()
    if row is None:
        raise Http404(letter)
    return row


def last_solutions(rows: list[Scenario]) -> dict[int, Solution]:
    """The last solution of each scenario, by the id of the scenario (one query)."""
    kept = Solution.objects.filter(scenario__in=rows).order_by("pk")
    last = dict(kept.values_list("scenario_id", "pk"))
    found = Solution.objects.filter(pk__in=last.values()).select_related("by")
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
    """What was asked exactly of a solution."""
    return list(Question.objects.filter(solution=solution))
