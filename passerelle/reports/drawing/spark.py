"""A sparkline: the last readings of a measure, with the band where it was expected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from passerelle.reports.drawing.axis import Axis, spanning
from passerelle.reports.drawing.svg import circle, frame, is_known, points, rect, runs, stretched

Tone = Literal["", "off", "doubt"]
_WIDTH = 0.97  # room for the last disc
_TOP, _TALL = 2, 20


def spark(
    values: Sequence[float | None],
    *,
    band: tuple[float, float] | None = None,
    tone: Tone = "",
    tail: int = 0,
    label: str = "",
) -> str:
    """One line per run of known values; the `tail` last ones in the signal's colour when "off"."""
    axis = spanning([*values, *(band or ())], margin=0.04)
    body = _band(band, axis) if band else ""
    places = _places(values, axis)
    body += _lines(places, tail if tone == "off" else 0)
    body += _last(places)
    css = f"spark spark--{tone}" if tone else "spark"
    return frame(body, css=css, height=24, label=label)


def _places(values: Sequence[float | None], axis: Axis) -> list[tuple[float, float | None]]:
    step = 1 / max(1, len(values) - 1)
    return [
        (i * step, 1 - axis.of(v) if v is not None and is_known(v) else None)
        for i, v in enumerate(values)
    ]


def _band(band: tuple[float, float], axis: Axis) -> str:
    top, bottom = 1 - axis.of(band[1]), 1 - axis.of(band[0])
    return rect("band", 0, _WIDTH, _TOP + _TALL * top, _TALL * (bottom - top))


def _lines(places: Sequence[tuple[float, float | None]], tail: int) -> str:
    drawn = "".join(f'<polyline points="{points(run)}"/>' for run in runs(places))
    if tail > 1:
        last = runs(places[-tail:])
        drawn += "".join(f'<polyline class="tail" points="{points(run)}"/>' for run in last)
    return stretched(drawn, y=_TOP, height=_TALL, width=_WIDTH)


def _last(places: Sequence[tuple[float, float | None]]) -> str:
    known = runs(places)
    if not known:
        return ""
    x, y = known[-1][-1]
    return circle("end", x * _WIDTH, _TOP + _TALL * y, 2.5)
