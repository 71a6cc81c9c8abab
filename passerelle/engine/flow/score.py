"""How an answer stands against the planted truth."""

from __future__ import annotations

from passerelle.engine.flow.shapes import Durations, Throughput
from passerelle.kernel.finding import Finding, Refusal


def holds_percentiles(
    found: Finding[Durations] | Refusal, truth: dict[int, float]
) -> dict[int, bool] | None:
    """By percent, whether the interval holds the true value (a missing bound holds anything).

    None for a refusal: it claims nothing.
    """
    if isinstance(found, Refusal):
        return None
    return {
        point.percent: (point.low is None or point.low <= truth[point.percent])
        and (point.high is None or truth[point.percent] <= point.high)
        for point in found.estimate.percentiles
    }


def holds_throughput(found: Finding[Throughput] | Refusal, truth: float) -> bool | None:
    """Whether the interval of the mean holds the true weekly rate; None for a refusal."""
    if isinstance(found, Refusal) or found.interval is None:
        return None
    return found.interval.low <= truth <= found.interval.high
