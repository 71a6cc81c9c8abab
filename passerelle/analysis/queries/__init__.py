"""Flow for other pages: the bridge, the board pack."""

from passerelle.analysis.queries.glance import FlowRow, flow_at_a_glance, flow_rows
from passerelle.analysis.queries.items import visible_items

__all__ = ["FlowRow", "flow_at_a_glance", "flow_rows", "visible_items"]
