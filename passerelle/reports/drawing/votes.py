"""Votes from 1 to 5: where half of them lie, and who stands where."""

from __future__ import annotations

from collections.abc import Sequence

from passerelle.reports.drawing.svg import frame, line, pct, px, rect

HEIGHT = 60
STEP = 6.0  # pixels between two votes of one score
MOST = 3  # marks drawn over each other; beyond, the last says how many


def votes(sides: Sequence[Sequence[int]], *, low: float, high: float, label: str = "") -> str:
    """`sides`: for one or two sides, how many gave each score (1 first); half of all lie from `low` to `high`.

    The first side stands above the line as squares, the second below it as rings.
    """
    middle = HEIGHT / 2
    body = rect("votes__band", _at(low - 0.3), _at(high + 0.3), 0, HEIGHT)
    body += line("votes__line", 0, 1, middle, middle)
    for place, counts in enumerate(sides[:2]):
        body += "".join(
            _stack(_at(score), count, below=bool(place))
            for score, count in enumerate(counts, start=1)
            if count
        )
    return frame(body, css="votes", height=HEIGHT, label=label)


def _at(score: float) -> float:
    """A score's place: 1 and 5 stand off the edges, so that their marks are whole."""
    return 0.06 + 0.88 * (score - 1) / 4


def _stack(x: float, count: int, *, below: bool) -> str:
    middle, marks = HEIGHT / 2, ""
    for place in range(min(count, MOST)):
        y = middle + (STEP * (place + 1) if below else -STEP * (place + 1))
        marks += _mark(x, y, below=below)
    if count > MOST:
        y = middle + (STEP * (MOST + 1) + 4 if below else -STEP * (MOST + 1) + 3)
        marks += f'<text class="votes__more" x="{pct(x)}" y="{px(y)}" text-anchor="middle">{count}</text>'
    return marks


def _mark(x: float, y: float, *, below: bool) -> str:
    if below:
        return f'<circle class="votes__ring" cx="{pct(x)}" cy="{px(y)}" r="2.4"/>'
    box = '<rect class="votes__square" x="-2.4" y="-2.4" width="4.8" height="4.8"/>'
    return f'<svg x="{pct(x)}" y="{px(y)}" overflow="visible">{box}</svg>'
