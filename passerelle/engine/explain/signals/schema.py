"""A schema that changed, and a measure that was defined again, at the break."""

from __future__ import annotations

import datetime as dt

from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Movement, Signal
from passerelle.engine.explain.cells.shapes import Localisation
from passerelle.engine.explain.signals.likelihoods import mark


def schema(
    question: Question, movement: Movement, cells: Localisation | None
) -> tuple[Signal, ...]:
    """The digest of the columns changed within a day of the break."""
    digests, days = question.loads.schema, question.reading.days
    if len(digests) != len(days):
        return ()
    for index in range(1, len(days)):
        if digests[index] != digests[index - 1] and at_break(movement, days[index]):
            return (Signal("schema", mark("schema"), {"day": days[index]}),)
    return ()


def defined(
    question: Question, movement: Movement, cells: Localisation | None
) -> tuple[Signal, ...]:
    """The measure's definition changed within a day of the break."""
    near = [day for day in question.loads.defined if at_break(movement, day)]
    return (Signal("defined", mark("defined"), {"day": near[0]}),) if near else ()


def at_break(movement: Movement, day: dt.date, *, within: int = 1) -> bool:
    if movement.since_low is None or movement.since_high is None:
        return False
    slack = dt.timedelta(days=within)
    return movement.since_low - slack <= day <= movement.since_high + slack
