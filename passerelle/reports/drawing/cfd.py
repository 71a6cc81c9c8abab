"""A cumulative flow diagram: what was asked, begun and done, stacked day after day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.reports.drawing.axis import Axis
from passerelle.reports.drawing.scaffold import Scale, baseline, edge_label, grid, guide_words
from passerelle.reports.drawing.svg import frame, points, stretched


@dataclass(frozen=True, slots=True)
class Layer:
    """One state: its name and how many items were in it at each step, never less than zero."""

    words: str
    counts: Sequence[float]


def cfd(
    layers: Sequence[Layer],
    *,
    label: str,
    height: int = 220,
    ticks: Sequence[tuple[float, str]] = (),
    guides: Sequence[tuple[float, str]] = (),
) -> str:
    """Layers from the bottom up (the first is what is done); five tones at most, then they repeat."""
    steps = max((len(layer.counts) for layer in layers), default=0)
    tops = _stacked(layers, steps)
    high = max((max(top, default=0.0) for top in tops), default=0.0)
    scale = Scale(Axis(0.0, high * 1.05 if high > 0 else 1.0), height)
    body = stretched(_areas(tops, scale.axis), y=scale.top, height=scale.tall, width=scale.width)
    body += grid(guides, scale) + guide_words(guides, scale)
    lows = [[0.0] * steps, *tops]
    names = [
        (scale.y((low[-1] + top[-1]) / 2), "mute", layer.words)
        for layer, low, top in zip(layers, lows, tops, strict=False)
        if steps
    ]
    body += edge_label(names, scale) + baseline(ticks, scale)
    return frame(body, css="chart", height=height, label=label)


def _stacked(layers: Sequence[Layer], steps: int) -> list[list[float]]:
    tops: list[list[float]] = []
    running = [0.0] * steps
    for layer in layers:
        padded = [*layer.counts, *([0.0] * (steps - len(layer.counts)))]
        running = [a + max(0.0, b) for a, b in zip(running, padded, strict=True)]
        tops.append(running)
    return tops


def _areas(tops: Sequence[Sequence[float]], axis: Axis) -> str:
    drawn, below = "", [0.0] * len(tops[0]) if tops else []
    for n, top in enumerate(tops):
        step = 1 / max(1, len(top) - 1)
        outline = [(i * step, 1 - axis.of(v)) for i, v in enumerate(top)]
        under = [(i * step, 1 - axis.of(v)) for i, v in enumerate(below)]
        if len(top) > 1:
            drawn += f'<polygon class="layer-{n % 5 + 1}" points="{points([*outline, *reversed(under)])}"/>'
        below = list(top)
    return drawn
