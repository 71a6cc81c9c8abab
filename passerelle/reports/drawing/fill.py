"""How full something is: a bar up to its capacity, and beyond it in the signal's colour."""

from __future__ import annotations

from passerelle.reports.drawing.svg import frame, is_known, line, rect

_FULL = 0.72
"""Where the capacity stands: what overflows has the rest of the width."""


def fill(share: float | None, *, over: float = 0.0, label: str = "") -> str:
    """`share` of the capacity taken (1 is all of it), of which `over` is beyond what some part of it has."""
    body = rect("fill__rail", 0, _FULL, 5, 4)
    if share is not None and is_known(share):
        over = min(max(over, share - 1, 0.0), share)
        within = (share - over) * _FULL
        body += rect("fill__in", 0, within, 5, 4)
        if over > 0:
            body += rect("fill__over", within, share * _FULL, 5, 4)
    body += line("fill__limit", _FULL, _FULL, 2, 12)
    return frame(body, css="fill", height=14, label=label)
