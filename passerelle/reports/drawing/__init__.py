"""Drawings of readings as SVG strings: pure functions, safe to put in a page as they are."""

from passerelle.reports.drawing.axis import Axis, guides, spanning
from passerelle.reports.drawing.dial import Dial, Mark, dial, dial_guides
from passerelle.reports.drawing.odds import odds
from passerelle.reports.drawing.ruler import Ruler, header, ruler
from passerelle.reports.drawing.spark import spark

__all__ = [
    "Axis",
    "Dial",
    "Mark",
    "Ruler",
    "dial",
    "dial_guides",
    "guides",
    "header",
    "odds",
    "ruler",
    "spanning",
    "spark",
]
