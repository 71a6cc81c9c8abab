from passerelle.analysis.models.answer import Answer, AnswerLink, Decision, Named
from passerelle.analysis.models.flow import FlowReading
from passerelle.analysis.models.movement import Movement, Notice
from passerelle.analysis.models.watch import (
    DailyReading,
    Follower,
    Judged,
    NoDigest,
    Watch,
    WatchRun,
)

__all__ = [
    "Answer",
    "AnswerLink",
    "DailyReading",
    "Decision",
    "FlowReading",
    "Follower",
    "Judged",
    "Movement",
    "Named",
    "NoDigest",
    "Notice",
    "Watch",
    "WatchRun",
]
