"""A sparkline: the last readings of a measure, with the band where it was expected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import isfinite
from typing import Literal

from passerelle.reports.drawing.axis import Axis, spanning
from passerelle.reports.drawing.svg import circle, frame, rect, stretched

Tone = Literal["", "off", "doubt"]
Values = Sequence[float | None]
_WIDTH = 0.97  # room for the last disc
_TOP, _TALL = 2, 20


def spark(
    values: Values,
    *,
    band: tuple[float, float] | None = None,
    tone: Tone = "",
    tail: int = 0,
    label: str = "",
) -> str:
    """One line per run of known values; the `tail` last ones in the signal's colour when "off"."""
    axis = spanning([*values, *(band or ())], margin=0.04)
    steps = _steps(len(values))
    body = _band(band, axis) if band else ""
    drawn = _lines(_runs(values, steps, axis), "")
    if tone == "off" and tail > 1:
        drawn += _lines(_runs(values[-tail:], steps[-tail:], axis), ' class="tail"')
    body += stretched(drawn, y=_TOP, height=_TALL, width=_WIDTH) + _last(values, axis)
    css = f"spark spark--{tone}" if tone else "spark"
    return frame(body, css=css, height=24, label=label)


@cache
def _steps(count: int) -> tuple[str, ...]:
    """The places of the readings along the line: a list draws a hundred of them, all alike."""
    return tuple(f"{100 * i / max(1, count - 1):.2f}" for i in range(count))


def _runs(values: Values, steps: Sequence[str], axis: Axis) -> list[list[str]]:
    """The known values as places, split at the gaps."""
    high, unit = axis.high, 100 / (axis.high - axis.low)
    runs: list[list[str]] = [[]]
    for x, value in zip(steps, values, strict=True):
        if value is None or not isfinite(value):
            runs.append([])
        else:
            runs[-1].append(f"{x},{(high - value) * unit:.2f}")
    return [run for run in runs if run]


def _band(band: tuple[float, float], axis: Axis) -> str:
    top, bottom = 1 - axis.of(band[1]), 1 - axis.of(band[0])
    return rect("band", 0, _WIDTH, _TOP + _TALL * top, _TALL * (bottom - top))


def _lines(runs: list[list[str]], css: str) -> str:
    return "".join([f'<polyline{css} points="{" ".join(run)}"/>' for run in runs])


def _last(values: Values, axis: Axis) -> str:
    """A disc on the last known reading."""
    for place in range(len(values) - 1, -1, -1):
        value = values[place]
        if value is not None and isfinite(value):
            x = _WIDTH * place / max(1, len(values) - 1)
            return circle("end", x, _TOP + _TALL * (1 - axis.of(value)), 2.5)
    return ""
