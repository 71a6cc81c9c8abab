"""Reads across initiatives, starting from what a person may see."""

from passerelle.roadmap.queries.costs import CostLine, Costs, cost_of
from passerelle.roadmap.queries.quarter import QuarterRow, in_order, of_quarter, standing
from passerelle.roadmap.queries.visible import find_by_code, visible, writable

__all__ = [
    "CostLine",
    "Costs",
    "QuarterRow",
    "cost_of",
    "find_by_code",
    "in_order",
    "of_quarter",
    "standing",
    "visible",
    "writable",
]
