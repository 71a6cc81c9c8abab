from passerelle.roadmap.models.baseline import Baseline
from passerelle.roadmap.models.initiative import LIVE, Dependency, Initiative, SkillNeed, Theme
from passerelle.roadmap.models.link import RegisterLink, WorkLink

__all__ = [
    "LIVE",
    "Baseline",
    "Dependency",
    "Initiative",
    "RegisterLink",
    "SkillNeed",
    "Theme",
    "WorkLink",
]
