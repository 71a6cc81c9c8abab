"""The dial: the heading's big ruler, with its figures written on it."""

from __future__ import annotations

from dataclasses import dataclass

from passerelle.reports.drawing.axis import Axis, guides, spanning
from passerelle.reports.drawing.svg import clamp, frame, line, pin, rect, text

_BASE = 52
_CLOSE = 0.13  # two labels nearer than this share of the width turn away from each other


@dataclass(frozen=True, slots=True)
class Mark:
    """A value on the dial, its figure as it is written, and a few words about it."""

    at: float
    figure: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dial:
    """From `start` to `now` (done), the forecast `mid` between `low` and `high`, the `target`."""

    now: Mark | None = None
    start: Mark | None = None
    target: Mark | None = None
    mid: Mark | None = None
    low: Mark | None = None
    high: Mark | None = None
    ticks: tuple[Mark, ...] = ()

    @property
    def marks(self) -> list[Mark]:
        parts = (self.now, self.start, self.target, self.mid, self.low, self.high)
        return [m for m in parts if m is not None]


def axis_of(shown: Dial) -> Axis:
    """The ends of a dial: every mark, with some air at both ends."""
    return spanning([m.at for m in shown.marks], margin=0.06)


def dial_guides(shown: Dial) -> list[float]:
    """The round values that the caller may name on the dial, as `ticks`."""
    return guides(axis_of(shown), at_most=6)


def dial(shown: Dial, *, label: str) -> str:
    """The drawing, 92 pixels high. `label` says the same in one sentence."""
    axis = axis_of(shown)
    body = _graduation() + _ticks(shown, axis) + _forecast(shown, axis) + _done(shown, axis)
    if shown.target:
        x = axis.of(shown.target.at)
        body += pin('<path class="caret" d="M-5 8h10L0 0z"/>', x, _BASE + 1)
        body += text("strong", x, 78, shown.target.figure, anchor=_within(x))
    return frame(body, css="dial", height=92, label=label)


def _graduation() -> str:
    small = "".join(line("tick", i / 40, i / 40, _BASE, _BASE + 5) for i in range(41) if i % 5)
    return small + "".join(line("tick tick--maj", i / 8, i / 8, _BASE, _BASE + 8) for i in range(9))


def _ticks(shown: Dial, axis: Axis) -> str:
    taken = axis.of(shown.target.at) if shown.target else -1.0
    drawn = ""
    for tick in shown.ticks:
        x = axis.of(tick.at)
        if 0 <= x <= 1:
            drawn += line("tick tick--maj", x, x, _BASE, _BASE + 12)
            drawn += (
                ""
                if abs(x - taken) < _CLOSE
                else text("faint m-hide", x, 78, tick.figure, anchor=_within(x))
            )
    return drawn


def _forecast(shown: Dial, axis: Axis) -> str:
    body = ""
    if shown.low and shown.high:
        left, right = axis.of(shown.low.at), axis.of(shown.high.at)
        body += rect("band", left, right, 42, 10)
        body += text("faint m-hide", left, 49, shown.low.figure, anchor="end", dx=-6)
        body += text("faint m-hide", right, 49, shown.high.figure, dx=6)
    if shown.mid:
        x = axis.of(shown.mid.at)
        body += pin('<rect class="mid" x="-1" width="2" y="36" height="16"/>', x)
        body += _label(shown.mid, x, axis.of(shown.now.at) if shown.now else None, css="strong acc")
    return body


def _done(shown: Dial, axis: Axis) -> str:
    base = line("base", 0, 1, _BASE, _BASE)
    if not shown.now:
        return base
    x = axis.of(shown.now.at)
    body = ""
    if shown.start:
        start = axis.of(shown.start.at)
        body += rect("done", start, x, 46, 6)
        if abs(x - start) > 0.3:
            body += text("faint", start, 38, shown.start.figure, anchor="" if start < x else "end")
    body += base + pin('<rect class="done" x="-1" width="2" y="36" height="16"/>', x)
    return body + _label(shown.now, x, axis.of(shown.mid.at) if shown.mid else None, css="strong")


def _label(mark: Mark, x: float, other: float | None, *, css: str) -> str:
    anchor = _within(x)
    if other is not None and abs(x - other) < _CLOSE:
        anchor = "end" if x < other or (x == other and css == "strong") else "start"
    faint = "faint m-hide" if other is not None and abs(x - other) < 0.24 else "faint"
    return text(faint, x, 14, mark.note, anchor=anchor) + text(
        css, x, 28, mark.figure, anchor=anchor
    )


def _within(x: float) -> str:
    return "start" if clamp(x) < 0.06 else "end" if clamp(x) > 0.94 else "middle"
