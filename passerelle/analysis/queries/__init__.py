"""What the pages of this app, the bridge and the board pack read."""

from passerelle.analysis.queries.glance import (
    FlowRow,
    flow_at_a_glance,
    flow_rows,
    teams_with_items,
)
from passerelle.analysis.queries.items import (
    GOING,
    NO_TEAM,
    Choice,
    Line,
    kinds_of_items,
    lines,
)
from passerelle.analysis.queries.life import Life, life

__all__ = [
    "GOING",
    "NO_TEAM",
    "Choice",
    "FlowRow",
    "Life",
    "Line",
    "flow_at_a_glance",
    "flow_rows",
    "kinds_of_items",
    "life",
    "lines",
    "teams_with_items",
]
