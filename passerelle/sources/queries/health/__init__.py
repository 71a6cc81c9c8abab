"""What of the data is usable, what is empty, and why."""

from passerelle.sources.queries.health.alike import lacking_alike
from passerelle.sources.queries.health.measures import (
    MeasureHealth,
    health_of_measures,
    measures_of,
)
from passerelle.sources.queries.health.trackers import (
    Cover,
    TrackerHealth,
    by_component,
    health_of_trackers,
    tracker_health,
)

__all__ = [
    "Cover",
    "MeasureHealth",
    "TrackerHealth",
    "by_component",
    "health_of_measures",
    "health_of_trackers",
    "lacking_alike",
    "measures_of",
    "tracker_health",
]
