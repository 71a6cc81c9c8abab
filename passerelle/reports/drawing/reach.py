"""An effect and its interval in a table's cell, all rows on one axis with zero marked."""

from __future__ import annotations

from passerelle.reports.drawing.axis import Axis
from passerelle.reports.drawing.svg import clamp, frame, is_known, line, pin, rect


def reach(
    value: float,
    *,
    axis: Axis,
    low: float | None = None,
    high: float | None = None,
    hot: bool = False,
    label: str = "",
) -> str:
    """Band from low to high, tick at the value; `hot` in the signal's colour."""
    band, tick = ("hotband", "hotmid") if hot else ("greyband", "greymid")
    body = line("ruler__track", 0, 1, 10, 10)
    zero = axis.of(0)
    if 0 <= zero <= 1:
        body += line("ruler__track", zero, zero, -6, 26)
    if low is not None and high is not None and is_known(low) and is_known(high):
        body += rect(band, axis.of(low), axis.of(high), 7, 6)
    if is_known(value):
        mark = f'<rect x="-1" y="4" width="2" height="12" class="{tick}"/>'
        body += pin(mark, clamp(axis.of(value)))
    return frame(body, css="ruler", height=20, label=label)
