"""Links laid over a line chart, at the foot of the days that they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.reports.drawing.axis import Axis
from passerelle.reports.drawing.scaffold import Scale
from passerelle.reports.drawing.svg import esc, pin


@dataclass(frozen=True, slots=True)
class Mark:
    """A place among the steps as a share (0 to 1), the words beside it, and where it leads."""

    at: float
    words: str
    href: str
    label: str


def marks(shown: Sequence[Mark], *, label: str, height: int = 176) -> str:
    """Links at the places of a `series` of the same height; empty without any."""
    if not shown:
        return ""
    scale = Scale(Axis(0, 1), height)
    body = "".join(pin(_link(mark), scale.x(mark.at), scale.bottom) for mark in shown)
    return (
        f'<svg class="chart chart-marks" height="{height}" role="group" aria-label="{esc(label)}">'
        f"{body}</svg>"
    )


def _link(mark: Mark) -> str:
    """A triangle of 10 px on the base line, its words above, and room for a finger around."""
    return (
        f'<a href="{esc(mark.href)}" aria-label="{esc(mark.label)}">'
        '<rect class="reach" x="-12" y="-24" width="24" height="36"/>'
        '<path class="foot" d="M0 -9 5 0h-10z"/>'
        f'<text class="hot halo" y="-13" text-anchor="middle">{esc(mark.words)}</text></a>'
    )
