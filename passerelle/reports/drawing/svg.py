"""The few marks that every drawing is made of.

A drawing is a string of SVG for use inside HTML: escaped, without a `style` attribute (the content
policy forbids it) and without an outer `viewBox`, so that it stretches while its text keeps its
size. Places are shares of the width, from 0 to 1, written as percentages; heights are pixels.
"""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Sequence


def esc(text: str) -> str:
    """Text made safe for content and for attributes."""
    return html.escape(text, quote=True)


def is_known(value: float | None) -> bool:
    """A number that can be placed: neither missing nor infinite."""
    return value is not None and math.isfinite(value)


def clamp(share: float) -> float:
    return min(1.0, max(0.0, share))


def pct(share: float) -> str:
    """A share of the width as a percentage, held between 0 and 100."""
    return f"{100 * min(1.0, max(0.0, share)):.2f}%"


def px(value: float) -> str:
    return f"{value:.1f}"


def frame(body: str, *, css: str, height: int, label: str = "") -> str:
    """The drawing itself. Without a label it is decoration: the words beside it say the same."""
    said = f'role="img" aria-label="{esc(label)}"' if label else 'aria-hidden="true"'
    return f'<svg class="{css}" height="{height}" {said}>{body}</svg>'


def line(css: str, x1: float, x2: float, y1: float, y2: float) -> str:
    return f'<line class="{css}" x1="{pct(x1)}" x2="{pct(x2)}" y1="{px(y1)}" y2="{px(y2)}"/>'


def rect(css: str, x1: float, x2: float, y: float, height: float) -> str:
    """A box from one share of the width to another."""
    left, right = clamp(min(x1, x2)), clamp(max(x1, x2))
    return (
        f'<rect class="{css}" x="{pct(left)}" width="{pct(right - left)}" '
        f'y="{px(y)}" height="{px(height)}"/>'
    )


def text(css: str, x: float, y: float, words: str, *, anchor: str = "", dx: float = 0) -> str:
    turn = f' text-anchor="{anchor}"' if anchor else ""
    nudge = f' dx="{px(dx)}"' if dx else ""
    return f'<text class="{css}" x="{pct(x)}" y="{px(y)}"{turn}{nudge}>{esc(words)}</text>'


def pin(body: str, x: float, y: float = 0) -> str:
    """A mark in pixels, pinned at a share of the width."""
    top = f' y="{px(y)}"' if y else ""
    return f'<svg x="{pct(x)}"{top} overflow="visible">{body}</svg>'


def circle(css: str, x: float, y: float, radius: float) -> str:
    return f'<circle class="{css}" cx="{pct(x)}" cy="{px(y)}" r="{px(radius)}"/>'


def stretched(body: str, *, y: float, height: float, width: float = 1.0) -> str:
    """A pane of 100 x 100 units stretching with the drawing; strokes inside keep their weight."""
    return (
        f'<svg x="0" y="{px(y)}" width="{pct(width)}" height="{px(height)}" viewBox="0 0 100 100" '
        f'preserveAspectRatio="none" overflow="visible">{body}</svg>'
    )


def points(places: Iterable[tuple[float, float]]) -> str:
    """Shares (x, y), y downwards, as the units of a stretched pane."""
    return " ".join(f"{100 * x:.2f},{100 * y:.2f}" for x, y in places)


def runs(places: Sequence[tuple[float, float | None]]) -> list[list[tuple[float, float]]]:
    """Split at the gaps, so that a line never crosses a missing value."""
    found: list[list[tuple[float, float]]] = [[]]
    for x, y in places:
        if y is None or not math.isfinite(y):
            found.append([])
        else:
            found[-1].append((x, y))
    return [run for run in found if run]
