"""From a tracker's history to throughput, cycle time, age and work in progress."""

from passerelle.engine.flow.columns import Columns
from passerelle.engine.flow.coverage import coverage, last_change
from passerelle.engine.flow.durations import cycle_time, lead_time
from passerelle.engine.flow.history import (
    AssigneeChange,
    AssigneeInterval,
    Derived,
    ItemHistory,
    StatusChange,
    StatusInterval,
    assignee_intervals,
    derive,
    derive_all,
    intervals,
)
from passerelle.engine.flow.measures import measures
from passerelle.engine.flow.percentiles import Percentile, percentiles
from passerelle.engine.flow.progress import age, work_in_progress
from passerelle.engine.flow.refusals import REFUSALS
from passerelle.engine.flow.shapes import (
    Coverage,
    CumulativeFlow,
    Durations,
    FlowMeasures,
    InProgress,
    Throughput,
)
from passerelle.engine.flow.statuses import CATEGORIES, Category, StatusMap
from passerelle.engine.flow.weekly import cumulative_flow, throughput

__all__ = [
    "CATEGORIES",
    "REFUSALS",
    "AssigneeChange",
    "AssigneeInterval",
    "Category",
    "Columns",
    "Coverage",
    "CumulativeFlow",
    "Derived",
    "Durations",
    "FlowMeasures",
    "InProgress",
    "ItemHistory",
    "Percentile",
    "StatusChange",
    "StatusInterval",
    "StatusMap",
    "Throughput",
    "age",
    "assignee_intervals",
    "coverage",
    "cumulative_flow",
    "cycle_time",
    "derive",
    "derive_all",
    "intervals",
    "last_change",
    "lead_time",
    "measures",
    "percentiles",
    "throughput",
    "work_in_progress",
]
