"""Drawings of readings as SVG strings: pure functions, safe to put in a page as they are."""

from passerelle.reports.drawing import timeline
from passerelle.reports.drawing.axis import Axis, guides, spanning
from passerelle.reports.drawing.bars import Column, bar, columns
from passerelle.reports.drawing.cfd import Layer, cfd
from passerelle.reports.drawing.dial import Dial, Mark, dial, dial_guides
from passerelle.reports.drawing.fill import fill
from passerelle.reports.drawing.gaps import Gaps, gaps
from passerelle.reports.drawing.likelihood import likelihood
from passerelle.reports.drawing.matrix import Item, glyph, matrix
from passerelle.reports.drawing.odds import odds
from passerelle.reports.drawing.reach import reach
from passerelle.reports.drawing.ruler import Ruler, header, ruler
from passerelle.reports.drawing.scatter import Dot, scatter
from passerelle.reports.drawing.series import Event, Series, series
from passerelle.reports.drawing.spark import spark
from passerelle.reports.drawing.waterfall import Step, Waterfall, waterfall

__all__ = [
    "Axis",
    "Column",
    "Dial",
    "Dot",
    "Event",
    "Gaps",
    "Item",
    "Layer",
    "Mark",
    "Ruler",
    "Series",
    "Step",
    "Waterfall",
    "bar",
    "cfd",
    "columns",
    "dial",
    "dial_guides",
    "fill",
    "gaps",
    "glyph",
    "guides",
    "header",
    "likelihood",
    "matrix",
    "odds",
    "reach",
    "ruler",
    "scatter",
    "series",
    "spanning",
    "spark",
    "timeline",
    "waterfall",
]
