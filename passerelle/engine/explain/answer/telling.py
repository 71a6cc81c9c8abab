"""From a movement and its places to the whole answer: clues, verdict, shares, next checks."""

from __future__ import annotations

from collections.abc import Sequence

from passerelle.engine.explain.answer.checks import checks
from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Answer, Movement, Signal
from passerelle.engine.explain.answer.shares import mix, shares
from passerelle.engine.explain.answer.verdict import Judgement, judge
from passerelle.engine.explain.cells.shapes import Localisation
from passerelle.engine.explain.signals.everything import all_signals, unseen
from passerelle.engine.explain.signals.windows import Window


def tell(question: Question, moved: Movement, cells: Localisation | None) -> Answer:
    """*Where* is never taken for *why*: only dated events, witnesses, loads and the audience weigh on the kind."""
    signals = all_signals(question, moved, cells)
    judged = weighed(question, moved, signals)
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


def weighed(question: Question, moved: Movement, signals: Sequence[Signal]) -> Judgement:
    """What the clues defend, given how much past there is and whether somebody named the day."""
    window = Window.of(len(question.reading.days), moved.start)
    apart = window.apart if window else None
    return judge(
        signals,
        apart=apart,
        asked=question.since is not None,
        ratio=question.reading.totals is not None,
    )


def missing(question: Question) -> tuple[str, ...]:
    """What would change the conclusion: each thing that could not be looked at."""
    return tuple(f"unseen:{code}" for code in unseen(question))
