"""The roadmap on a time axis: one lane a row, and what runs over all the lanes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from passerelle.reports.drawing.svg import esc, frame, line, pct, pin, rect, text

Kind = Literal["", "plan", "idea", "done"]


@dataclass(frozen=True, slots=True)
class Span:
    """The days that are shown, both included."""

    start: dt.date
    end: dt.date

    def of(self, day: dt.date) -> float:
        """The place of a day: 0 at the start, 1 at the end; beyond when outside."""
        return (day - self.start).days / max(1, (self.end - self.start).days + 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """An initiative in its lane. `end` is the middle date, `late` the one it may slip to (whisker),
    `promise` the frozen date (triangle, vermilion once the middle date is past it), `ghost` the
    frozen start and end. `drag` is the address that takes a move, and `words` what is said of it.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    late: dt.date | None = None
    promise: dt.date | None = None
    ghost: tuple[dt.date, dt.date] | None = None
    kind: Kind = ""
    drag: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Load:
    """How full a team is in one quarter: `share` of its capacity, 1.0 being full."""

    start: dt.date
    end: dt.date
    share: float
    figure: str


def rules(months: Sequence[dt.date], span: Span, *, quarters: Sequence[dt.date] = ()) -> str:
    """The vertical lines of a lane. Made once for all the lanes: give it to `lane` as `behind`."""
    drawn = ""
    for month in months:
        x = span.of(month)
        if 0 <= x < 1:
            css = "q" if month in quarters else "mth"
            drawn += f'<line class="{css}" x1="{pct(x)}" x2="{pct(x)}" y1="0" y2="100%"/>'
    return drawn


def head(
    span: Span,
    *,
    quarters: Sequence[tuple[dt.date, str]],
    months: Sequence[tuple[dt.date, str]],
) -> str:
    """The names of quarters and months above the lanes."""
    body = "".join(_name("qt", span.of(day), 16, words) for day, words in quarters)
    body += "".join(_name("tk", span.of(day), 36, words) for day, words in months)
    return frame(body, css="lane", height=44)


def _name(css: str, x: float, y: int, words: str) -> str:
    return text(css, x, y, words, dx=6) if -0.01 <= x < 1 else ""


def lane(bar: Bar, span: Span, *, label: str, behind: str = "", height: int = 30) -> str:
    """One initiative. A bar that is not planned draws nothing but the lines behind it."""
    y = height / 2
    body = behind
    if bar.ghost:
        body += rect("ghost", span.of(bar.ghost[0]), span.of(bar.ghost[1]), y - 8, 16)
    if bar.start and bar.end:
        body += _moving(bar, _solid(bar, span, y), span)
    if bar.promise and 0 <= span.of(bar.promise) <= 1:
        late = bar.end is not None and bar.end > bar.promise and bar.kind != "done"
        css = "promise promise--late" if late else "promise"
        body += pin(f'<path class="{css}" d="M-4-7h8L0 0z"/>', span.of(bar.promise), y - 5)
    return frame(body, css="lane", height=height, label=label)


def _solid(bar: Bar, span: Span, y: float) -> str:
    start, end = span.of(bar.start or span.start), span.of(bar.end or span.end)
    if end < 0 or start > 1:
        return ""
    body = ""
    if bar.late and bar.late > (bar.end or bar.late):
        late = span.of(bar.late)
        body += line("tail", end, late, y, y) + (
            line("tail", late, late, y - 4, y + 4) if late <= 1 else ""
        )
    css = f"bar bar--{bar.kind}" if bar.kind else "bar"
    return body + rect(css, start, max(end, start + 0.004), y - 5, 10)


def _moving(bar: Bar, body: str, span: Span) -> str:
    """A bar that can be moved carries its address, its dates, and takes the keyboard."""
    if not bar.drag or not body or not bar.start or not bar.end:
        return body
    days = (span.end - span.start).days + 1
    return (
        f'<g data-drag="{esc(bar.drag)}" data-start="{bar.start}" data-end="{bar.end}" '
        f'data-days="{days}" tabindex="0" role="slider" aria-label="{esc(bar.words)}" '
        f'aria-valuenow="{(bar.end - span.start).days}" aria-valuemin="0" aria-valuemax="{days}" '
        f'aria-valuetext="{esc(bar.words)}">{body}</g>'
    )


def load_lane(
    loads: Sequence[Load], span: Span, *, label: str, behind: str = "", height: int = 30
) -> str:
    """How full a team is, quarter by quarter; over the full mark in vermilion."""
    body, y = behind, height / 2
    for load in loads:
        start, end = span.of(load.start), span.of(load.end)
        if end <= 0 or start >= 1:
            continue
        full = start + (end - start) * 0.62
        body += rect("load", start, start + (full - start) * min(1.0, load.share), y - 2.5, 5)
        if load.share > 1:
            body += rect(
                "load load--over",
                full,
                full + (full - start) * min(0.25, load.share - 1),
                y - 2.5,
                5,
            )
        body += line("cap", full, full, y - 5, y + 5)
        body += text("ov" if load.share > 1 else "ld", end, y + 4, load.figure, anchor="end", dx=-4)
    return frame(body, css="lane", height=height, label=label)


@dataclass(frozen=True, slots=True)
class Link:
    """A dependency: from the end of one row's bar to the start of another's, rows counted in pixels."""

    x1: dt.date
    y1: float
    x2: dt.date
    y2: float
    is_tense: bool = False


def over(links: Sequence[Link], span: Span, *, today: dt.date | None) -> str:
    """What crosses the lanes: today's line and the dependencies. Decoration: the rows say the same."""
    body = ""
    if today and 0 <= span.of(today) <= 1:
        x = pct(span.of(today))
        body += f'<line class="now" x1="{x}" x2="{x}" y1="-6" y2="100%"/>'
    return frame(body + "".join(_elbow(link, span) for link in links), css="over", height=100)


def _elbow(link: Link, span: Span) -> str:
    start, end = span.of(link.x1), span.of(link.x2)
    if not (0 <= start <= 1 and 0 <= end <= 1):
        return ""
    css = "dep dep--hot" if link.is_tense else "dep"
    dot = "dot dot--hot" if link.is_tense else "dot"
    body = line(css, start, start, link.y1, link.y2)
    if abs(end - start) < 0.01:
        point = "M-3-4h6L0 1z" if link.y2 > link.y1 else "M-3 4h6L0-1z"
        return body + pin(f'<path class="{dot}" d="{point}"/>', start, link.y2)
    body += line(css, start, end, link.y2, link.y2)
    point = "M-5-3 0 0-5 3z" if end > start else "M5-3 0 0 5 3z"
    return body + pin(f'<path class="{dot}" d="{point}"/>', end, link.y2)
