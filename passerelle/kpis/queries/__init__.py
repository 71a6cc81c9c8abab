"""Reads about measures, starting from what a person may see."""

from passerelle.kpis.queries.reading import Reading, headline, read, readings
from passerelle.kpis.queries.series import Point, series, value_at
from passerelle.kpis.queries.visible import visible

__all__ = [
    "Point",
    "Reading",
    "headline",
    "read",
    "readings",
    "series",
    "value_at",
    "visible",
]
