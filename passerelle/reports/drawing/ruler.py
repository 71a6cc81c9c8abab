"""The ruler: one form for every uncertain quantity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from passerelle.reports.drawing.axis import Axis, spanning
from passerelle.reports.drawing.svg import circle, frame, is_known, line, pin, rect, text

State = Literal["", "off", "void", "grey"]


@dataclass(frozen=True, slots=True)
class Ruler:
    """What a ruler shows, in one unit; every part may be missing.

    `start`-`done`: what is done (solid line). `low`-`high`: eight chances in ten (band), `mid`
    its middle. `target`: the promise (hollow triangle). `expected`: where one should be today
    (small tick below). `today`: a vertical rule, for rulers of dates. `point`: a single fact
    (disc), such as a delivery.
    `state`: "off" left its course, "void" cannot be read, "grey" a quantity that is not a forecast.
    """

    start: float | None = None
    done: float | None = None
    low: float | None = None
    mid: float | None = None
    high: float | None = None
    target: float | None = None
    expected: float | None = None
    today: float | None = None
    point: float | None = None
    state: State = ""

    @property
    def values(self) -> tuple[float | None, ...]:
        return (self.start, self.done, self.low, self.mid, self.high, self.target, self.expected,
                self.today, self.point)  # fmt: skip


def ruler(
    shown: Ruler,
    *,
    axis: Axis | None = None,
    label: str = "",
    height: int = 20,
    ticks: tuple[float, ...] = (),
) -> str:
    """A row-high drawing of one quantity. Without an axis, the quantity fills its own width."""
    place = (axis or spanning(shown.values)).of
    y = height / 2
    body = line("ruler__track", 0, 1, y, y)
    body += "".join(line("ruler__track", place(t), place(t), y - 3, y + 3) for t in ticks)
    if _known(shown.low, shown.high):
        body += rect("ruler__band", place(shown.low or 0.0), place(shown.high or 0.0), y - 3, 6)
    for value, mark in ((shown.mid, _mid), (shown.expected, _expected), (shown.target, _target)):
        if value is not None and is_known(value):
            body += mark(place(value), y)
    body += _done(shown, place(shown.start or 0.0), place(shown.done or 0.0), y)
    if shown.point is not None and is_known(shown.point):
        body += circle("ruler__dot", place(shown.point), y, 3.5)
    if shown.today is not None and is_known(shown.today):
        body += line("ruler__today m-hide", place(shown.today), place(shown.today), -7, height + 7)
    css = f"ruler ruler--{shown.state}" if shown.state else "ruler"
    return frame(body, css=css, height=height, label=label)


def _known(*values: float | None) -> bool:
    return all(is_known(v) for v in values)


def _done(shown: Ruler, start: float, done: float, y: float) -> str:
    if not is_known(shown.done):
        return ""
    solid = line("ruler__done", start, done, y, y) if is_known(shown.start) else ""
    return solid + line("ruler__now", done, done, y - 5, y + 5)


def _mid(x: float, y: float) -> str:
    return pin(f'<rect class="ruler__mid" x="-1" y="{y - 5:g}" width="2" height="10"/>', x)


def _expected(x: float, y: float) -> str:
    return line("ruler__plan", x, x, y + 3, y + 8)


def _target(x: float, y: float) -> str:
    return pin('<path class="ruler__target" d="M-3.5-5.5h7L0 0z"/>', x, y - 3)


def header(
    marks: tuple[tuple[float, str], ...], *, axis: Axis, today: tuple[float, str] | None = None
) -> str:
    """The names of the ticks above a column of rulers that share one axis."""
    body = "".join(text("tk", axis.of(at), 11, words) for at, words in marks)
    if today:
        body += text("now", axis.of(today[0]), 11, today[1], anchor="middle")
    return frame(body, css="ruler", height=14)
