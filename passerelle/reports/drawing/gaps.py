"""How far each reading fell from what was expected of it: one point a step, the usual band behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.reports.drawing.axis import Axis
from passerelle.reports.drawing.scaffold import Scale, baseline, edge_label, guide_words
from passerelle.reports.drawing.svg import circle, frame, is_known, line, rect


@dataclass(frozen=True, slots=True)
class Gaps:
    """`values` as shares of what was expected (-0.11), None where there is none; `band` the usual reach.

    From step `start` on the points are in the signal's colour, with their `level` and its `words`.
    """

    values: Sequence[float | None]
    band: float
    start: int | None = None
    level: float | None = None
    words: str = ""
    ticks: tuple[tuple[float, str], ...] = ()
    guides: tuple[tuple[float, str], ...] = ()


def gaps(shown: Gaps, *, label: str, height: int = 110) -> str:
    """The drawing, on the same horizontal scale as `series`."""
    reach = max([abs(v) for v in shown.values if v is not None and is_known(v)] or [0.0])
    reach = max(reach, shown.band, abs(shown.level or 0.0)) * 1.1 or 1.0
    scale = Scale(Axis(-reach, reach), height)
    steps = max(1, len(shown.values) - 1)
    top, bottom = scale.y(shown.band), scale.y(-shown.band)
    body = rect("band", 0, scale.width, top, bottom - top)
    body += line("axis", 0, scale.width, scale.y(0), scale.y(0))
    for at, gap in enumerate(shown.values):
        if gap is not None and is_known(gap):
            tone = "col--neg" if shown.start is not None and at >= shown.start else "col"
            body += circle(tone, scale.x(at / steps), scale.y(gap), 2)
    body += _level(shown, steps, scale) + guide_words(shown.guides, scale)
    ticks = [(at / steps, words) for at, words in shown.ticks]
    return frame(body + baseline(ticks, scale), css="chart", height=height, label=label)


def _level(shown: Gaps, steps: int, scale: Scale) -> str:
    if shown.level is None or shown.start is None or not is_known(shown.level):
        return ""
    y = scale.y(shown.level)
    drawn = line("event", scale.x(shown.start / steps), scale.width, y, y)
    return drawn + edge_label([(y, "hot", shown.words)], scale)
