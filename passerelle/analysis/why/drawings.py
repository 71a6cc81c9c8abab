"""The reading against what was expected, and the waterfall from one to the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from django.utils.translation import gettext as _

from passerelle.analysis.sentences.why.facts import percent
from passerelle.analysis.sentences.why.segments import segment
from passerelle.analysis.why.figures import Figures
from passerelle.engine.explain.answer.question import Event, Floats, Question
from passerelle.engine.explain.answer.shapes import Answer, Movement, Verdict
from passerelle.kernel.typography import short_date
from passerelle.reports import drawing
from passerelle.reports.drawing import Gaps, Series, Step, Waterfall, guides
from passerelle.reports.drawing.series import axis_of
from passerelle.ui.language import lang

BEFORE = 35
"""Days of past on the chart: the shape of five weeks, and the movement still seen."""
AFTER = 14
"""Days shown after the last one that the movement is read on: an old one is not drawn to this day."""
STEPS = 5


def reading(question: Question, answer: Answer, figures: Figures) -> tuple[str, str]:
    """The chart and, under it, the gap of each day to what was expected of it."""
    movement = answer.movement
    first = max(0, movement.start - BEFORE)
    stop = movement.start + read_on(movement) + AFTER
    days = question.reading.days[first:stop]
    seen, expected = question.reading.whole[first:stop], movement.forecast[first:stop]
    doubt = movement.start - first
    shown = Series(
        values=_known(seen),
        low=_known(movement.low_band[first:stop]),
        high=_known(movement.high_band[first:stop]),
        expected=_known(expected),
        doubt_from=None if answer.verdict is Verdict.NOISE else doubt,
        events=_events(question, movement, days, doubt),
        ticks=_ticks(days),
        end=_("read"),
        end_expected=_("expected"),
    )
    marks = guides(axis_of(shown))
    shown = replace(shown, guides=tuple((v, figures.value(v)) for v in marks))
    label = _(
        "The reading day by day, with what was expected of it and the band of eight days in ten"
    )
    return drawing.series(shown, label=label, height=240), _gaps(
        seen, expected, movement.high_band[first:stop], days=days, doubt=doubt, movement=movement
    )


def read_on(movement: Movement) -> int:
    """How many days, from its first one on, the movement is read on: those that something was expected of."""
    return int(np.isfinite(movement.forecast[movement.start :]).sum())


def _known(values: Floats) -> list[float | None]:
    return [float(v) if np.isfinite(v) else None for v in values]


def _gaps(
    seen: Floats,
    expected: Floats,
    high: Floats,
    *,
    days: Sequence[dt.date],
    doubt: int,
    movement: Movement,
) -> str:
    usable = np.isfinite(expected) & (expected != 0)
    gap = np.divide(seen - expected, expected, out=np.full(len(seen), np.nan), where=usable)
    reach = np.divide(high - expected, expected, out=np.full(len(seen), np.nan), where=usable)
    level = movement.change / movement.expected if movement.expected else 0.0
    band = float(np.nanmedian(np.abs(reach))) if np.isfinite(reach).any() else 0.0
    shown = Gaps(
        _known(gap),
        band=band,
        start=doubt,
        level=level,
        words=percent(level, sign=True),
        ticks=_ticks(days),
        guides=((0.0, "0"),),
    )
    label = _("Gap of each day to what was expected, as a share")
    return drawing.gaps(shown, label=label)


def _ticks(days: Sequence[dt.date]) -> tuple[tuple[float, str], ...]:
    """Mondays, six at most."""
    mondays = [at for at, date in enumerate(days) if date.weekday() == 0]
    step = max(1, -(-len(mondays) // 6))
    return tuple((float(at), short_date(days[at], lang())) for at in mondays[::step])


def _events(
    question: Question, movement: Movement, days: Sequence[dt.date], doubt: int
) -> tuple[drawing.Event, ...]:
    """The break, and the nearest dated events that are not on its day."""
    marks = (
        [drawing.Event(doubt, short_date(days[doubt], lang()))] if 0 <= doubt < len(days) else []
    )
    near = [e for e in question.events if days[0] <= e.day <= days[-1]]
    near.sort(key=lambda e: abs((e.day - days[doubt]).days))
    told: list[Event] = [e for e in near if e.day != days[doubt]][:1]
    same = [e for e in near if e.day == days[doubt]][:1]
    if same:
        marks = [drawing.Event(doubt, f"{short_date(days[doubt], lang())} · {same[0].name}")]
    dim = [drawing.Event((e.day - days[0]).days, e.name, tone="dim") for e in told]
    return (*marks, *(m for m in dim if abs(m.at - doubt) > len(days) / 4))


def fall(answer: Answer, figures: Figures) -> str:
    """From expected to read: for a ratio its mix first, then by segment, the smallest ones and the rest together."""
    if answer.parts is None:
        return ""
    steps = [*_mixed(answer, figures), *_segments(answer, figures)]
    rest = answer.parts.change - sum(step.change for step in steps)
    elsewhere = _("Other rates") if answer.mix else _("Elsewhere")
    steps.append(Step(rest, elsewhere, figures.value(rest, sign=True)))
    largest = max(steps[:-1], key=lambda step: abs(step.change), default=None)
    before, after = answer.parts.before, answer.parts.after
    shown = Waterfall(
        start=(before, _("Expected"), figures.value(before)),
        steps=tuple(replace(s, tone="neg") if s is largest else s for s in steps),
        end=(after, _("Read"), figures.value(after)),
    )
    ends = {"expected": figures.value(before), "read": figures.value(after)}
    if answer.mix:
        label = _("From %(expected)s expected to %(read)s read: mix, then segment by segment")
    else:
        label = _("From %(expected)s expected to %(read)s read, segment by segment")
    return drawing.waterfall(shown, label=label % ends)


def _mixed(answer: Answer, figures: Figures) -> list[Step]:
    """What a ratio owes to the weights of one dimension, its rates being what they are; nothing for a sum."""
    if answer.mix is None or not answer.mix.mixes.parts:
        return []
    part = answer.mix.mix
    dimension = answer.mix.mixes.parts[0].name.partition("=")[0]
    return [
        Step(
            part.change,
            _("Mix of %(dimension)s") % {"dimension": dimension},
            figures.value(part.change, sign=True),
            figures.range(part.low, part.high),
        )
    ]


def _segments(answer: Answer, figures: Figures) -> list[Step]:
    """The segments found, the largest parts first."""
    names = {c.label: segment(c.where) for c in (answer.cells.cells if answer.cells else ())}
    parts = [p for p in answer.parts.parts if p.name in names] if answer.parts else []
    parts = sorted(parts, key=lambda p: -abs(p.change))[: STEPS - 1]
    return [
        Step(
            part.change,
            names[part.name],
            figures.value(part.change, sign=True),
            figures.range(part.low, part.high),
        )
        for part in parts
    ]
