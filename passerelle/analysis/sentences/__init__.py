"""What the pages of this app say, in both languages."""

from passerelle.analysis.sentences.flow import (
    count,
    covered,
    in_progress,
    items,
    level,
    life,
    percent,
    share_timed,
    started,
    teams,
    unteamed,
    verdict,
    weekly,
)
from passerelle.analysis.sentences.lasting import days, lasting
from passerelle.analysis.sentences.refusals import REFUSALS, needed, refused

__all__ = [
    "REFUSALS",
    "count",
    "covered",
    "days",
    "in_progress",
    "items",
    "lasting",
    "level",
    "life",
    "needed",
    "percent",
    "refused",
    "share_timed",
    "started",
    "teams",
    "unteamed",
    "verdict",
    "weekly",
]
