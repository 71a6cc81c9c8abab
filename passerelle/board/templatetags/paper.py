"""Drawing the blocks of a pack on a web page."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from django import template
from django.utils.safestring import SafeString

from passerelle.reports.drawing import odds

register = template.Library()


@register.filter
def share(value: float | None, shift: float = 0.0) -> str:
    """A share of the drawing as a percentage: 0.572 → 57.20%."""
    return f"{((value or 0.0) + shift) * 100:.2f}%"


@register.filter
def width(row: dict[str, Any]) -> str:
    """How wide a plan's bar is."""
    return f"{max((row['end'] or 0) - (row['start'] or 0), 0.004) * 100:.2f}%"


@register.filter
def ticks(value: float) -> SafeString:
    """Ten ticks, as many tall as there are chances in ten."""
    return SafeString(odds(value))


@register.filter
def segments(points: list[list[float]]) -> list[tuple[str, str, str, str]]:
    """A line as segments in percentages, so that it stretches without scaling."""
    return [
        (f"{x1 * 100:.2f}%", f"{_down(y1):.2f}%", f"{x2 * 100:.2f}%", f"{_down(y2):.2f}%")
        for (x1, y1), (x2, y2) in pairwise(points)
    ]


@register.filter
def down(value: float) -> str:
    """A height counted from the bottom, as SVG counts from the top."""
    return f"{_down(value):.2f}%"


def _down(value: float) -> float:
    return 96 - value * 90
