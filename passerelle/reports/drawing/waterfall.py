"""From what was expected to what was read: one step a part, hung from where the last one ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.reports.drawing.axis import Axis, spanning
from passerelle.reports.drawing.scaffold import Scale
from passerelle.reports.drawing.svg import frame, is_known, line, rect, text

_FOOT = 40  # pixels under the steps, for two lines of words


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the change: its signed size, its name, its figure, its interval as written."""

    change: float
    words: str
    figure: str
    range: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Waterfall:
    """`start` and `end` as (value, name, figure); the steps should lead from one to the other."""

    start: tuple[float, str, str]
    steps: tuple[Step, ...]
    end: tuple[float, str, str]


def waterfall(shown: Waterfall, *, label: str, height: int = 300) -> str:
    """The drawing; nothing when an end cannot be placed."""
    ends = (shown.start[0], shown.end[0])
    if not all(map(is_known, (*ends, *(step.change for step in shown.steps)))):
        return ""
    scale = Scale(_axis(shown), height - _FOOT + 24, width=1.0, top=34)
    count = len(shown.steps) + 2
    body = _post(shown.start, 0, count, scale)
    level = shown.start[0]
    for at, step in enumerate(shown.steps, start=1):
        body += _step(step, level, at, count, scale)
        level += step.change
        body += _bridge(level, at, count, scale)
    body += _post(shown.end, count - 1, count, scale)
    return frame(body, css="chart fall", height=height, label=label)


def _axis(shown: Waterfall) -> Axis:
    levels = [shown.start[0]]
    for step in shown.steps:
        levels.append(levels[-1] + step.change)
    return spanning([*levels, shown.end[0]], margin=0.12)


def _column(at: int, count: int) -> tuple[float, float, float]:
    """Left, middle and right of a step, as shares of the width."""
    wide = 1 / count
    return (at + 0.23) * wide, (at + 0.5) * wide, (at + 0.77) * wide


def _post(end: tuple[float, str, str], at: int, count: int, scale: Scale) -> str:
    value, words, figure = end
    left, middle, right = _column(at, count)
    y = scale.y(value)
    body = rect("col", left, right, y - 1, 3) + text(
        "strong", middle, y - 7, figure, anchor="middle"
    )
    if at == 0:
        body += _bridge(value, at, count, scale)
    return body + _name(words, middle, count, scale)


def _step(step: Step, level: float, at: int, count: int, scale: Scale) -> str:
    left, middle, right = _column(at, count)
    top, bottom = sorted((scale.y(level), scale.y(level + step.change)))
    tone = f"col col--{step.tone}" if step.tone else "col"
    body = rect(tone, left, right, top, max(bottom - top, 1.5))
    body += text(
        "hot" if step.tone == "neg" else "strong", middle, top - 6, step.figure, anchor="middle"
    )
    body += text("tk m-hide", middle, bottom + 14, step.range, anchor="middle")
    return body + _name(step.words, middle, count, scale)


def _bridge(level: float, at: int, count: int, scale: Scale) -> str:
    y = scale.y(level)
    return line("axis", _column(at, count)[2], _column(at + 1, count)[0], y, y)


def _name(words: str, middle: float, count: int, scale: Scale) -> str:
    """Words under a step, on two lines where they are long; cut, the table beside it has them whole."""
    longest = max(7, 84 // count)
    lines = _lines(words, longest)
    return "".join(
        text("tk", middle, scale.bottom + 18 + 12 * row, part, anchor="middle")
        for row, part in enumerate(lines)
    )


def _lines(words: str, longest: int) -> Sequence[str]:
    if len(words) <= longest:
        return [words]
    cut = words.rfind(" ", 0, longest + 1)
    first, rest = (words[:cut], words[cut + 1 :]) if cut > 0 else (words[:longest], words[longest:])
    return [first, rest if len(rest) <= longest else rest[: longest - 1] + "…"]
