"""A line chart: readings through time, the band where they were expected, dated events, a target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from passerelle.reports.drawing.axis import Axis, spanning
from passerelle.reports.drawing.scaffold import Scale, baseline, edge_label, grid, guide_words
from passerelle.reports.drawing.svg import (
    circle,
    frame,
    is_known,
    line,
    points,
    runs,
    stretched,
    text,
)

Values = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Event:
    """A dated fact: its place among the readings (0 is the first), and its words."""

    at: float
    words: str
    tone: Literal["", "dim"] = ""


@dataclass(frozen=True, slots=True)
class Series:
    """`values` one per step. `low`/`high`: expected band, same length. `expected`: its middle line.

    `forecast`, `fan_low`, `fan_high` follow the last reading. `doubt_from`: the step from which the
    line is in the signal's colour. `ticks`: (step, words) under the axis. `guides`: (value, words), at
    most three are drawn. `end`: the last figure as written; `target` as (value, words).
    """

    values: Values
    low: Values = ()
    high: Values = ()
    expected: Values = ()
    forecast: Values = ()
    fan_low: Values = ()
    fan_high: Values = ()
    doubt_from: int | None = None
    events: tuple[Event, ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()
    guides: tuple[tuple[float, str], ...] = ()
    target: tuple[float, str] | None = None
    end: str = ""
    end_expected: str = ""

    @property
    def steps(self) -> int:
        return max(1, len(self.values) + len(self.forecast) - 1)


def axis_of(shown: Series) -> Axis:
    """The vertical ends of the chart."""
    parts = (shown.values, shown.low, shown.high, shown.expected, shown.forecast, shown.fan_low,
             shown.fan_high, (shown.target[0] if shown.target else None,))  # fmt: skip
    return spanning([v for part in parts for v in part], margin=0.08)


def series(shown: Series, *, label: str, height: int = 176) -> str:
    """The chart; labels stand at the end of the lines."""
    scale = Scale(axis_of(shown), height)
    body = grid(shown.guides, scale)
    body += stretched(_panes(shown, scale.axis), y=scale.top, height=scale.tall, width=scale.width)
    if shown.target:
        y = scale.y(shown.target[0])
        body += line("goal", 0, scale.width, y, y)
    body += "".join(_event(e, shown.steps, scale) for e in shown.events)
    body += _ends(shown, scale) + guide_words(shown.guides, scale)
    ticks = tuple((at / shown.steps, words) for at, words in shown.ticks)
    return frame(body + baseline(ticks, scale), css="chart", height=height, label=label)


def _panes(shown: Series, axis: Axis) -> str:
    def at(values: Values, first: int = 0) -> list[tuple[float, float | None]]:
        return [
            ((first + i) / shown.steps, 1 - axis.of(v) if v is not None and is_known(v) else None)
            for i, v in enumerate(values)
        ]

    last = max(0, len(shown.values) - 1)
    joined = (*shown.values[-1:], *shown.forecast)
    body = _area("band", at(shown.low), at(shown.high))
    body += _area("fan", at(shown.fan_low, last + 1), at(shown.fan_high, last + 1))
    body += _lines("exp", at(shown.expected)) + _lines("obs", at(shown.values))
    if shown.doubt_from is not None:
        body += _lines("obs obs--doubt", at(shown.values)[max(0, shown.doubt_from) :])
    return body + (_lines("fc", at(joined, last)) if shown.forecast else "")


def _area(
    css: str, low: Sequence[tuple[float, float | None]], high: Sequence[tuple[float, float | None]]
) -> str:
    """The surface between two lines, one piece per stretch where both are known."""
    drawn = ""
    top: list[tuple[float, float]] = []
    bottom: list[tuple[float, float]] = []
    for (x, below), (_, above) in zip([*low, (2.0, None)], [*high, (2.0, None)], strict=False):
        if below is not None and above is not None:
            top.append((x, above))
            bottom.append((x, below))
            continue
        if len(top) > 1:
            drawn += f'<polygon class="{css}" points="{points([*top, *reversed(bottom)])}"/>'
        top, bottom = [], []
    return drawn


def _lines(css: str, places: Sequence[tuple[float, float | None]]) -> str:
    return "".join(
        f'<polyline class="{css}" points="{points(run)}"/>' for run in runs(places) if len(run) > 1
    )


def _event(event: Event, steps: int, scale: Scale) -> str:
    x = scale.x(event.at / steps)
    css = "event event--dim" if event.tone else "event"
    words = "mute halo" if event.tone else "hot halo"
    late = x > 0.5
    return line(css, x, x, 4, scale.bottom) + text(
        words, x, 12, event.words, anchor="end" if late else "", dx=-6 if late else 6
    )


def _ends(shown: Series, scale: Scale) -> str:
    """The figures at the end of the lines, kept apart from each other."""
    labels: list[tuple[float, str, str]] = []
    known = [(i, v) for i, v in enumerate(shown.values) if v is not None and is_known(v)]
    body = ""
    if known:
        i, value = known[-1]
        tone = "col--off" if shown.doubt_from is not None else "col"
        body += circle(tone, scale.x(i / shown.steps), scale.y(value), 3)
        labels.append((scale.y(value), "strong", shown.end))
    final = [v for v in shown.expected if v is not None and is_known(v)]
    if final:
        labels.append((scale.y(final[-1]), "mute m-hide", shown.end_expected))
    if shown.target:
        labels.append((scale.y(shown.target[0]), "accent", shown.target[1]))
    return body + edge_label(labels, scale)
