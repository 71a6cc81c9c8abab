"""A flow of items whose true cycle time and throughput are known.

Items arrive by a Poisson law and take a log-normal time; some have no known start. The truth is the
law itself, not the sample: what the intervals of `engine/flow` must hold.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from passerelle.engine.flow.columns import Columns

WEEKS, WARM_UP = 30, 20  # the warm-up lets work in progress reach its level
START = np.datetime64("2026-01-05T00:00:00", "s")
WEEK_SECONDS = 7 * 86_400


@dataclass(frozen=True, slots=True)
class Law:
    """`weekly` arrivals; cycle time exp(Normal(log(median), spread)) days; `blind` have no start."""

    weekly: float = 8.0
    median: float = 5.0
    spread: float = 0.7
    blind: float = 0.2

    def quantile(self, percent: int) -> float:
        """The true percentile of cycle time, in days."""
        return self.median * math.exp(self.spread * NormalDist().inv_cdf(percent / 100))


def flow_world(law: Law, *, seed: int) -> Columns:
    """Items of `WEEKS` weeks and their warm-up, the last week ended; the truth is `law`."""
    rng = np.random.default_rng(seed)
    span = (WEEKS + WARM_UP) * WEEK_SECONDS
    count = int(rng.poisson(law.weekly * (WEEKS + WARM_UP)))
    started = np.sort(rng.integers(0, span, size=count))
    days = law.median * np.exp(rng.normal(scale=law.spread, size=count))
    done = started + np.round(days * 86_400).astype(np.int64)
    moments = START + started.astype("timedelta64[s]")
    ends = START + done.astype("timedelta64[s]")
    begun = np.where(rng.random(count) < law.blind, np.datetime64("NaT", "s"), moments)
    keys = tuple(f"W-{n}" for n in range(1, count + 1))
    return Columns(keys, moments - np.timedelta64(86_400, "s"), begun, ends)
