"""A kept answer, made by hand: no file is read."""

from __future__ import annotations

from typing import Any

from passerelle.analysis.actions import keep
from passerelle.analysis.models import Answer
from passerelle.kpis.models import Measure
from passerelle.people.models import Person
from tests.analysis.answers import finding, question


def an_answer(slug: str, *, by: Person, **changed: Any) -> Answer:
    """The answer of `tests.analysis.answers`, kept for the measure of this name."""
    return keep(Measure.objects.get(slug=slug), finding(**changed), question(), by=by)
