"""Everything that a page about one movement shows, in the language in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from passerelle.analysis.sentences.why import segments, summary
from passerelle.analysis.sentences.why.checks import ToDo, todo
from passerelle.analysis.sentences.why.facts import percent
from passerelle.analysis.sentences.why.signals import Told, told
from passerelle.analysis.sentences.why.unseen import looked, unseen
from passerelle.analysis.sentences.why.verdicts import FOR, KINDS, question, verdict
from passerelle.analysis.why import cells, drawings
from passerelle.analysis.why.figures import Figures
from passerelle.analysis.why.strength import factor, parted, reason
from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Answer, Kind, Verdict
from passerelle.kernel.finding import Finding
from passerelle.reports.drawing import likelihood


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind of cause: its likelihood, drawn, and the clue that says most for it."""

    name: str
    chance: str
    drawing: str
    why: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class Clue:
    """One clue with how much it weighs."""

    told: Told
    weight: str


@dataclass(frozen=True, slots=True)
class Besides:
    """Another movement of the last weeks, in one sentence, and the day (ISO) to ask about it with."""

    said: str
    on: str


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown, from the verdict down to the digest of the inputs."""

    question: str
    verdict: str
    summary: tuple[str, ...]
    strip: tuple[tuple[str, str], ...]
    kinds: tuple[KindRow, ...]
    chart: str
    gaps: str
    fall: str
    cells: tuple[cells.Row, ...]
    cells_said: str
    speaks_for: str
    pros: tuple[Clue, ...]
    cons: tuple[Clue, ...]
    checks: tuple[ToDo, ...]
    bring: tuple[str, ...]
    looked: tuple[tuple[str, bool], ...]
    digest: str
    others: tuple[Besides, ...] = ()


def page(finding: Finding[Answer], *, measure: str, asked: Question | None, ratio: bool) -> Page:
    """`asked` is the question answered, None when two periods without days were compared."""
    answer, figures, by_day = finding.estimate, Figures(ratio), asked is not None
    lead = answer.kinds[0][0]
    chart, gaps = drawings.reading(asked, answer, figures) if asked else ("", "")
    rows = cells.rows(answer, figures)
    pros, cons = parted(answer)
    return Page(
        question=question(answer, measure),
        verdict=verdict(answer, weekly="" if ratio or not asked else _weekly(answer, figures)),
        summary=_summary(answer, figures),
        strip=_strip(answer, measure, asked),
        kinds=tuple(_kind(answer, kind, chance) for kind, chance in answer.kinds),
        chart=chart,
        gaps=gaps,
        fall=drawings.fall(answer, figures),
        cells=tuple(rows),
        cells_said=_cells_said(answer, rows),
        speaks_for=str(FOR[lead]),
        pros=tuple(Clue(told(signal, by_day=by_day), factor(weight)) for signal, weight in pros),
        cons=tuple(Clue(told(signal, by_day=by_day), factor(weight)) for signal, weight in cons),
        checks=tuple(todo(check, lead) for check in answer.checks),
        bring=tuple(unseen(finding.would_change)),
        looked=tuple(looked(finding.would_change)),
        digest=finding.digest,
        others=tuple(Besides(summary.other(o), o.since.isoformat()) for o in answer.others),
    )


def _cells_said(answer: Answer, rows: Sequence[cells.Row]) -> str:
    """That none was found is not that none was looked for."""
    if answer.cells is None and answer.verdict is not Verdict.NOISE:
        return segments.unsearched()
    return segments.found(len(rows), sum(1 for row in rows if row.letter))


def _weekly(answer: Answer, figures: Figures) -> str:
    """What a week was expected to hold."""
    moved = answer.movement
    days = int(np.isfinite(moved.forecast[moved.start :]).sum())
    return figures.value(7 * moved.expected / days) if days else ""


def _summary(answer: Answer, figures: Figures) -> tuple[str, ...]:
    moved = answer.movement
    size = summary.size(
        moved,
        actual=figures.value(moved.actual),
        expected=figures.value(moved.expected),
        change=figures.value(moved.change, sign=True),
        range=figures.range(moved.low, moved.high),
    )
    check = summary.next_check(answer.checks[0].minutes) if answer.checks else ""
    same = (segments.replaced(succession) for succession in answer.successions)
    turned = summary.reversal(answer)
    return tuple(
        filter(None, (size, summary.place(answer), turned, *same, summary.odds(answer), check))
    )


def _strip(answer: Answer, measure: str, asked: Question | None) -> tuple[tuple[str, str], ...]:
    moved = answer.movement
    days = drawings.read_on(moved) if asked else 0
    return (
        (_("Measure"), measure),
        (_("Compared with"), summary.past(moved.start if asked else 0)),
        (_("Window"), summary.window(moved, days)),
        (_("Break"), summary.broke(moved)),
    )


def _kind(answer: Answer, kind: Kind, chance: float) -> KindRow:
    signal = reason(answer, kind)
    why = told(signal).title if signal else _("No clue speaks for it.")
    return KindRow(
        name=str(KINDS[kind]),
        chance=percent(chance),
        drawing=likelihood(round(chance, 3)),
        why=why,
        is_first=kind is answer.kinds[0][0],
    )
