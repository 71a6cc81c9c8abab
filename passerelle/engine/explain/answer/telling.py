"""From a movement and its places to the whole answer: clues, verdict, shares, next checks."""

from __future__ import annotations

from passerelle.engine.explain.answer.checks import checks
from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Answer, Movement
from passerelle.engine.explain.answer.shares import mix, shares
from passerelle.engine.explain.answer.verdict import judge
from passerelle.engine.explain.cells.shapes import Localisation
from passerelle.engine.explain.signals.everything import all_signals, unseen


def tell(question: Question, moved: Movement, cells: Localisation | None) -> Answer:
    """*Where* is never taken for *why*: only dated events, witnesses, loads and the audience weigh on the kind."""
    signals = all_signals(question, moved, cells)
    judged = judge(signals)
    return Answer(
        movement=moved,
        verdict=judged.verdict,
        kinds=judged.kinds,
        signals=signals,
        cells=cells,
        parts=shares(question.reading, moved, cells),
        mix=mix(question.reading, moved),
        checks=checks(judged.kinds, unseen(question)),
    )


def missing(question: Question) -> tuple[str, ...]:
    """What would change the conclusion: each thing that could not be looked at."""
    return tuple(f"unseen:{code}" for code in unseen(question))
