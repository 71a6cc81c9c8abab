"""All flow measures of a set of items at one date.

Definitions: docs/method/flow.md, after Vacanti, "Actionable Agile Metrics" (2015).
"""

from __future__ import annotations

import datetime as dt

from passerelle.engine.flow.columns import Columns
from passerelle.engine.flow.coverage import coverage
from passerelle.engine.flow.durations import cycle_time, lead_time
from passerelle.engine.flow.progress import age, work_in_progress
from passerelle.engine.flow.shapes import FlowMeasures
from passerelle.engine.flow.weekly import WEEKS, cumulative_flow, throughput


def measures(columns: Columns, as_of: dt.datetime, *, weeks: int = WEEKS) -> FlowMeasures:
    """All flow measures at `as_of`, the finished items being those of the last `weeks` weeks."""
    return FlowMeasures(
        as_of=as_of,
        coverage=coverage(columns, as_of),
        throughput=throughput(columns, as_of, weeks=weeks),
        cycle_time=cycle_time(columns, as_of, weeks=weeks),
        lead_time=lead_time(columns, as_of, weeks=weeks),
        in_progress=work_in_progress(columns, as_of),
        age=age(columns, as_of),
        cumulative=cumulative_flow(columns, as_of, weeks=weeks),
    )
