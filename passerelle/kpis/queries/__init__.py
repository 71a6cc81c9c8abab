"""Reads about measures, starting from what a person may see."""

from passerelle.kpis.queries.formula import Node, formula_of, tree
from passerelle.kpis.queries.reading import Reading, headline, readings
from passerelle.kpis.queries.series import Point, series, value_at
from passerelle.kpis.queries.visible import visible

__all__ = [
    "Node",
    "Point",
    "Reading",
    "formula_of",
    "headline",
    "readings",
    "series",
    "tree",
    "value_at",
    "visible",
]
