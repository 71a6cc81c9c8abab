"""What every page of scenarios begins with."""

from __future__ import annotations

from django.http import HttpRequest

from passerelle.arbitration import queries
from passerelle.arbitration.models import Scenario
from passerelle.arbitration.reading.shown import Exercise
from passerelle.people.may import me


def exercise(request: HttpRequest, number: int, *, write: bool = False) -> Exercise:
    """The exercise, or 404."""
    person = me(request)
    return Exercise(queries.find(person, number, write=write), person)


def scenario_of(it: Exercise, letter: str) -> Scenario:
    return queries.find_scenario(it.arbitration, letter)
