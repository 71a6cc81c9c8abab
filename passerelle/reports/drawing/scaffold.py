"""What charts with an axis share: their margins, the base line, the labels at the right edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.reports.drawing.axis import Axis
from passerelle.reports.drawing.svg import line, text

Guides = Sequence[tuple[float, str]]
_APART = 13  # two labels of 11 px never closer than this


@dataclass(frozen=True, slots=True)
class Scale:
    """Where values fall in a chart of `height` pixels; `width` is the share left of the end labels."""

    axis: Axis
    height: int
    width: float = 0.86
    top: int = 16

    @property
    def bottom(self) -> int:
        return self.height - 24

    @property
    def tall(self) -> int:
        return self.bottom - self.top

    def y(self, value: float) -> float:
        return self.top + self.tall * (1 - self.axis.of(value))

    def x(self, share: float) -> float:
        return self.width * share


def baseline(ticks: Sequence[tuple[float, str]], scale: Scale) -> str:
    """The axis and the words under it; the last word turns inwards rather than leave the chart."""
    y = scale.bottom
    drawn = line("axis", 0, scale.width, y, y)
    for share, words in ticks:
        anchor = "end" if scale.x(share) > 0.97 else "middle" if share > 0.03 else ""
        drawn += text("tk", scale.x(share), y + 14, words, anchor=anchor)
    return drawn


def grid(guides: Guides, scale: Scale) -> str:
    """The lines of (value, words), three at most."""
    return "".join(
        line("grid", 0, scale.width, scale.y(value), scale.y(value)) for value, _ in guides[:3]
    )


def guide_words(guides: Guides, scale: Scale) -> str:
    """Their words at the left edge: drawn after what they measure, so that it does not cross them out."""
    return "".join(text("tk halo", 0, scale.y(value) - 3, words) for value, words in guides[:3])


def edge_label(labels: Sequence[tuple[float, str, str]], scale: Scale) -> str:
    """(height, class, words) at the right edge, pushed apart where they would overlap."""
    drawn, lowest = "", float("-inf")
    for y, css, words in sorted(label for label in labels if label[2]):
        lowest = max(y + 4, lowest + _APART)
        if len(words) > 9:  # too long for the margin: it leans on the right edge
            drawn += text(f"{css} halo", 1, lowest, words, anchor="end")
        else:
            drawn += text(css, scale.width, lowest, words, dx=8)
    return drawn
