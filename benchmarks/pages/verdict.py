"""One row of the table: what a page costs, and in what it goes over its limits."""

from __future__ import annotations

from typing import Any

from benchmarks.pages.measuring import Cost
from benchmarks.pages.routes import Route


def row(route: Route, *, few: int, own: Cost, many: Cost) -> dict[str, Any]:
    """`few`: queries at 10 rows; `own`: the story's own size; `many`: 1,000 rows of each."""
    over = []
    if own.ratio > route.limit:
        over.append("time")
    if many.ratio > route.limit:
        over.append("time at 1,000")
    if route.most is not None and max(own.queries, many.queries) > route.most:
        over.append("queries")
    if few != many.queries:
        over.append("queries grow")
    return {
        "page": route.name,
        "CPU ms": round(own.cpu, 1),
        "reference ms": round(own.reference, 1),
        "ratio": round(own.ratio, 2),
        "CPU ms at 1,000": round(many.cpu, 1),
        "ratio at 1,000": round(many.ratio, 2),
        "limit": route.limit,
        "queries at 10": few,
        "queries": own.queries,
        "queries at 1,000": many.queries,
        "over": ", ".join(over),
    }
