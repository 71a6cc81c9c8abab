"""The ruler: one form for every uncertain quantity."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from passerelle.reports.drawing.axis import Axis, spanning
from passerelle.reports.drawing.svg import circle, clamp, frame, is_known, pct, text

State = Literal["", "off", "void", "grey"]


class Ruler(NamedTuple):
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


@dataclass(frozen=True, slots=True)
class _Heights:
    """The vertical attributes of each part. They depend on the row's height alone, and a list draws a
    hundred rulers: writing them once takes a third off each."""

    flat: str
    now: str
    plan: str
    tick: str
    band: str
    mid: str
    target: str


@cache
def _heights(height: int) -> _Heights:
    y = height / 2

    def ys(top: float, bottom: float) -> str:
        return f'y1="{y + top:.1f}" y2="{y + bottom:.1f}"/>'

    return _Heights(
        flat=ys(0, 0),
        now=ys(-5, 5),
        plan=ys(3, 8),
        tick=ys(-3, 3),
        band=f'y="{y - 3:.1f}" height="6"/>',
        mid=f'overflow="visible"><rect class="ruler__mid" x="-1" y="{y - 5:.1f}" '
        'width="2" height="10"/></svg>',
        target=f'y="{y - 3:.1f}" overflow="visible"><path class="ruler__target" '
        'd="M-3.5-5.5h7L0 0z"/></svg>',
    )


def ruler(
    shown: Ruler,
    *,
    axis: Axis | None = None,
    label: str = "",
    height: int = 20,
    ticks: tuple[float, ...] = (),
) -> str:
    """A row-high drawing of one quantity. Without an axis, the quantity fills its own width."""
    axis = axis or spanning(shown.values)
    ys = _heights(height)
    body = f'<line class="ruler__track" x1="0%" x2="100%" {ys.flat}'
    for tick in ticks:
        body += _upright("ruler__track", axis.of(tick), ys.tick)
    body += _forecast(shown, axis, ys) + _done(shown, axis, ys)
    if shown.point is not None and is_known(shown.point):
        body += circle("ruler__dot", axis.of(shown.point), height / 2, 3.5)
    if shown.today is not None and is_known(shown.today):
        over = f'y1="-7" y2="{height + 7}"/>'
        body += _upright("ruler__today m-hide", axis.of(shown.today), over)
    css = f"ruler ruler--{shown.state}" if shown.state else "ruler"
    return frame(body, css=css, height=height, label=label)


def _upright(css: str, x: float, ys: str) -> str:
    at = pct(x)
    return f'<line class="{css}" x1="{at}" x2="{at}" {ys}'


def _forecast(shown: Ruler, axis: Axis, ys: _Heights) -> str:
    body = ""
    low, high, mid, target = shown.low, shown.high, shown.mid, shown.target
    if low is not None and high is not None and is_known(low) and is_known(high):
        left, right = clamp(axis.of(min(low, high))), clamp(axis.of(max(low, high)))
        body += f'<rect class="ruler__band" x="{pct(left)}" width="{pct(right - left)}" {ys.band}'
    if mid is not None and is_known(mid):
        body += f'<svg x="{pct(axis.of(mid))}" {ys.mid}'
    if shown.expected is not None and is_known(shown.expected):
        body += _upright("ruler__plan", axis.of(shown.expected), ys.plan)
    if target is not None and is_known(target):
        body += f'<svg x="{pct(axis.of(target))}" {ys.target}'
    return body


def _done(shown: Ruler, axis: Axis, ys: _Heights) -> str:
    if shown.done is None or not is_known(shown.done):
        return ""
    done = axis.of(shown.done)
    now = _upright("ruler__now", done, ys.now)
    if shown.start is None or not is_known(shown.start):
        return now
    start = pct(axis.of(shown.start))
    return f'<line class="ruler__done" x1="{start}" x2="{pct(done)}" {ys.flat}{now}'


def header(
    marks: tuple[tuple[float, str], ...], *, axis: Axis, today: tuple[float, str] | None = None
) -> str:
    """The names of the ticks above a column of rulers that share one axis."""
    body = "".join(text("tk", axis.of(at), 11, words) for at, words in marks)
    if today:
        body += text("now", axis.of(today[0]), 11, today[1], anchor="middle")
    return frame(body, css="ruler", height=14)
