"""A scatter: one dot per finished item, its day across and its cycle time upwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.reports.drawing.axis import Axis
from passerelle.reports.drawing.scaffold import Scale, baseline, edge_label, grid, guide_words
from passerelle.reports.drawing.svg import esc, frame, is_known, line, pct, px


@dataclass(frozen=True, slots=True)
class Dot:
    """Place across (0 to 1), value upwards, words shown when pointed at, and whether it stands out."""

    at: float
    value: float
    words: str = ""
    off: bool = False


def scatter(
    dots: Sequence[Dot],
    *,
    label: str,
    height: int = 220,
    ticks: Sequence[tuple[float, str]] = (),
    guides: Sequence[tuple[float, str]] = (),
    levels: Sequence[tuple[float, str]] = (),
) -> str:
    """`ticks`: (share, words) under the axis; `levels`: (value, words), such as a percentile."""
    known = [d for d in dots if is_known(d.at) and is_known(d.value)]
    top = max([d.value for d in known] + [v for v, _ in levels], default=1.0)
    scale = Scale(Axis(0.0, top * 1.06 if top > 0 else 1.0), height)
    body = grid(guides, scale) + "".join(_dot(dot, scale) for dot in known)
    body += guide_words(guides, scale)
    for value, _ in levels:
        body += line("goal", 0, scale.width, scale.y(value), scale.y(value))
    body += edge_label([(scale.y(value), "strong", words) for value, words in levels], scale)
    return frame(body + baseline(ticks, scale), css="chart", height=height, label=label)


def _dot(dot: Dot, scale: Scale) -> str:
    css = "pt pt--off" if dot.off else "pt"
    mark = (
        f'<circle class="{css}" cx="{pct(scale.x(dot.at))}" cy="{px(scale.y(dot.value))}" r="2.5"'
    )
    return f"{mark}><title>{esc(dot.words)}</title></circle>" if dot.words else f"{mark}/>"
