from passerelle.roadmap.models.baseline import Baseline
from passerelle.roadmap.models.initiative import Dependency, Initiative, SkillNeed, Theme
from passerelle.roadmap.models.link import RegisterLink, WorkLink

__all__ = [
    "Baseline",
    "Dependency",
    "Initiative",
    "RegisterLink",
    "SkillNeed",
    "Theme",
    "WorkLink",
]
