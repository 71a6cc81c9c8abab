"""Why did the measure move? The parts in their order: movement, places, clues, verdict."""

from __future__ import annotations

from dataclasses import replace

from passerelle.engine.explain.answer.choosing import Candidate
from passerelle.engine.explain.answer.moving import movements
from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Answer, Other
from passerelle.engine.explain.answer.successions import folded
from passerelle.engine.explain.answer.telling import missing, tell
from passerelle.engine.explain.answer.where import where
from passerelle.kernel.finding import Assumption, Finding, Interval, Refusal

METHOD = "why"
LEVEL = 0.95


def answer(question: Question) -> Finding[Answer] | Refusal:
    """The verdict on a movement, with what speaks for and against it.

    *Where* it moved is never taken for *why*: only dated events, witnesses, loads and the audience
    weigh on the kind. Refuses what `movement` refuses.
    """
    found = movements(question)
    if isinstance(found, Refusal):
        return found
    moved, others = found
    read, successions = folded(question, moved.start)
    cells = where(read.reading, moved)
    return Finding(
        replace(tell(read, moved, cells), successions=successions, others=_told(question, others)),
        METHOD,
        question.digest(),
        interval=Interval(moved.low, moved.high, LEVEL),
        assumptions=(Assumption("past-is-calm", None),),
        would_change=missing(question),
    )


def _told(question: Question, others: tuple[Candidate, ...]) -> tuple[Other, ...]:
    days = question.reading.days
    return tuple(Other(days[one.begun], one.where, one.share) for one in others)
