"""Drift in days: a bar from the promise, to the right when later, in vermilion."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe

from passerelle.reports.drawing import Axis
from passerelle.reports.drawing.svg import frame, line, rect, text


def drawn(days: float, *, axis: Axis, text: str) -> SafeString:
    """The bar and its figure, on the axis shared by the whole table."""
    zero, at = axis.of(0), axis.of(days)
    late = days > 0
    body = line("ruler__track", zero, zero, -4, 24)
    body += rect("hotmid" if late else "greymid", zero, at, 7, 6)
    body += _figure(at, text, late)
    return mark_safe(frame(body, css="ruler", height=20))  # noqa: S308


def _figure(at: float, words: str, late: bool) -> str:
    return text("", at, 14, words, anchor="start" if late else "end", dx=6 if late else -6)
