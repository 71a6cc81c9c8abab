"""Bars: one per row (drift, share, load), and columns for a histogram."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.reports.drawing.axis import Axis, spanning
from passerelle.reports.drawing.scaffold import Scale, baseline, grid, guide_words
from passerelle.reports.drawing.svg import frame, is_known, line, rect, text


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its height, the words under it (or none), the figure above it, its tone."""

    value: float | None
    words: str = ""
    figure: str = ""
    tone: str = ""


def bar(
    value: float | None, *, axis: Axis, label: str = "", tone: str = "", words: str = ""
) -> str:
    """One horizontal bar from zero, for a table's cell; left of zero when negative."""
    zero = axis.of(0) if axis.low <= 0 <= axis.high else 0.0
    body = line("grid", zero, zero, 2, 18)
    if value is not None and is_known(value):
        end = axis.of(value)
        css = f"col col--{tone}" if tone else "col"
        body += rect(css, zero, end, 6, 8)
        body += text(
            "mute", end, 14, words, anchor="" if value >= 0 else "end", dx=6 if value >= 0 else -6
        )
    return frame(body, css="chart", height=20, label=label)


def columns(
    shown: Sequence[Column],
    *,
    label: str,
    height: int = 120,
    guides: Sequence[tuple[float, str]] = (),
    rules: Sequence[tuple[float, str]] = (),
) -> str:
    """Columns side by side from zero. `rules`: (place among the columns, words), vertical lines."""
    axis = spanning([0.0, *(c.value for c in shown)], margin=0.0)
    scale = Scale(axis, height, width=1.0)
    count = max(1, len(shown))
    body = grid(guides, scale)
    body += "".join(_column(c, i / count, 1 / count, scale) for i, c in enumerate(shown))
    body += guide_words(guides, scale)
    for at, words in rules:
        x = at / count
        body += line("event event--dim", x, x, 4, scale.bottom)
        body += text(
            "mute halo", x, 12, words, anchor="end" if x > 0.5 else "", dx=-6 if x > 0.5 else 6
        )
    ticks = [((i + 0.5) / count, c.words) for i, c in enumerate(shown) if c.words]
    return frame(body + baseline(ticks, scale), css="chart hist", height=height, label=label)


def _column(shown: Column, left: float, width: float, scale: Scale) -> str:
    if shown.value is None or not is_known(shown.value):
        return ""
    gap = width * 0.12
    zero, top = scale.y(0), scale.y(shown.value)
    css = f"col col--{shown.tone}" if shown.tone else "col"
    body = rect(css, left + gap, left + width - gap, min(zero, top), abs(zero - top))
    if shown.figure:
        body += text("strong", left + width / 2, min(zero, top) - 4, shown.figure, anchor="middle")
    return body
