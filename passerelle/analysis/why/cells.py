"""The table of segments: what each reads, what was expected, its effect and its equals."""

from __future__ import annotations

from dataclasses import dataclass

from passerelle.analysis.sentences.why import segments as words
from passerelle.analysis.why.figures import Figures
from passerelle.engine.explain.answer.shapes import Answer
from passerelle.engine.explain.cells.shapes import Cell
from passerelle.engine.explain.parts.shapes import Part
from passerelle.reports.drawing import Axis, reach, spanning

REST = "rest"


@dataclass(frozen=True, slots=True)
class Row:
    """One segment. `equals` are descriptions that the data cannot tell from it, under one letter."""

    name: str
    dimensions: str
    now: str
    expected: str
    effect: str
    range: str
    share: str
    drawing: str
    letter: str = ""
    equals: str = ""
    is_first: bool = False


def rows(answer: Answer, figures: Figures) -> list[Row]:
    """Segments as found, those that carry most first."""
    if answer.cells is None or answer.parts is None:
        return []
    parts = {part.name: part for part in answer.parts.parts}
    pairs = [(c, parts[c.label]) for c in answer.cells.cells if c.label in parts]
    pairs.sort(key=lambda pair: -abs(pair[1].change))
    axis = spanning([v for _, p in pairs for v in (p.low, p.high, p.change)] + [0.0])
    letters = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return [
        _row(
            cell,
            part,
            answer,
            figures,
            axis=axis,
            letter=next(letters, "") if cell.rivals else "",
            first=not at,
        )
        for at, (cell, part) in enumerate(pairs)
    ]


def _row(
    cell: Cell,
    part: Part,
    answer: Answer,
    figures: Figures,
    *,
    axis: Axis,
    letter: str,
    first: bool,
) -> Row:
    change = answer.movement.change
    counts = Figures()
    return Row(
        name=words.segment(cell.where),
        dimensions=words.dimensions(cell.where),
        now=counts.value(cell.actual),
        expected=counts.value(cell.expected),
        effect=figures.value(part.change, sign=True),
        range=figures.range(part.low, part.high),
        share=words.share(part.change, change),
        drawing=reach(part.change, axis=axis, low=part.low, high=part.high, hot=first),
        letter=letter,
        equals=" = ".join(words.segment(rival) for rival in cell.rivals[:3]),
        is_first=first,
    )
