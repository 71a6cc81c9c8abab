from passerelle.roadmap.models.baseline import Baseline
from passerelle.roadmap.models.initiative import LIVE, Initiative
from passerelle.roadmap.models.link import RegisterLink, WorkLink
from passerelle.roadmap.models.need import Dependency, Exclusive, SkillNeed
from passerelle.roadmap.models.theme import Theme

__all__ = [
    "LIVE",
    "Baseline",
    "Dependency",
    "Exclusive",
    "Initiative",
    "RegisterLink",
    "SkillNeed",
    "Theme",
    "WorkLink",
]
