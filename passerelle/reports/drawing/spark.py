"""A sparkline: the last readings of a measure, with the band where it was expected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import isfinite
from typing import Literal

from passerelle.reports.drawing.axis import Axis, known_of, spanning
from passerelle.reports.drawing.svg import circle, frame, rect, stretched

Tone = Literal["", "off", "doubt"]
Values = Sequence[float | None]
_WIDTH = 0.97  # room for the last disc
_TOP, _TALL = 2, 20
_OPEN, _CLOSE = stretched("|", y=_TOP, height=_TALL, width=_WIDTH).split("|")


def spark(
    values: Values,
    *,
    band: tuple[float, float] | None = None,
    tone: Tone = "",
    tail: int = 0,
    label: str = "",
) -> str:
    """One line per run of known values; the `tail` last ones in the signal's colour when "off"."""
    return _drawn(tuple(values), band and tuple(band), tone, tail, label)


@lru_cache(maxsize=2048)
def _drawn(
    values: tuple[float | None, ...],
    band: tuple[float, float] | None,
    tone: Tone,
    tail: int,
    label: str,
) -> str:
    """The same values give the same drawing: a list draws a hundred, and they change once a day at most."""
    axis = spanning([*values, *(band or ())], margin=0.04)
    body = _band(band, axis) if band else ""
    drawn = _lines(values, axis)
    if tone == "off" and tail > 1:
        start = max(0, len(values) - tail)
        drawn += _lines(values[start:], axis, first=start, css=' class="tail"')
    css = f"spark spark--{tone}" if tone else "spark"
    return frame(
        f"{body}{_OPEN}{drawn}{_CLOSE}{_last(values, axis)}", css=css, height=24, label=label
    )


@lru_cache(maxsize=4096)
def _pattern(first: int, last: int, count: int) -> str:
    """The places from `first` to `last` of `count` readings, each height to be filled in.

    A list draws a hundred lines of as many readings: one pattern for all of them halves their cost.
    """
    steps = max(1, count - 1)
    return " ".join([f"{100 * i / steps:.2f},%.2f" for i in range(first, last)])


def _lines(values: Values, axis: Axis, *, first: int = 0, css: str = "") -> str:
    """One line per run of known values; the values start at the place `first`."""
    count = first + len(values)
    high, unit = axis.high, 100 / (axis.high - axis.low)
    lines = [
        _pattern(first + start, first + end, count)
        % tuple([(high - value) * unit for value in values[start:end]])  # type: ignore[operator]
        for start, end in _runs(values)
    ]
    return "".join([f'<polyline{css} points="{line}"/>' for line in lines])


def _runs(values: Values) -> list[tuple[int, int]]:
    """Where each run of known values starts, and where it has ended."""
    if values and known_of(values) is values:
        return [(0, len(values))]
    holes = [i for i, value in enumerate(values) if value is None or not isfinite(value)]
    edges = [-1, *holes, len(values)]
    return [(a + 1, b) for a, b in pairwise(edges) if a + 1 < b]


def _band(band: tuple[float, float], axis: Axis) -> str:
    top, bottom = 1 - axis.of(band[1]), 1 - axis.of(band[0])
    return rect("band", 0, _WIDTH, _TOP + _TALL * top, _TALL * (bottom - top))


def _last(values: Values, axis: Axis) -> str:
    """A disc on the last known reading."""
    for place in range(len(values) - 1, -1, -1):
        value = values[place]
        if value is not None and isfinite(value):
            x = _WIDTH * place / max(1, len(values) - 1)
            return circle("end", x, _TOP + _TALL * (1 - axis.of(value)), 2.5)
    return ""
