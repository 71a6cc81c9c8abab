from passerelle.arbitration.models.arbitration import Arbitration
from passerelle.arbitration.models.frame import Absence, Aside, Cash, Correction, Floor, Lesson
from passerelle.arbitration.models.question import Question
from passerelle.arbitration.models.scenario import CapacityChange, Forced, Scenario, ScenarioFloor
from passerelle.arbitration.models.solution import Solution, Solving

__all__ = [
    "Absence",
    "Arbitration",
    "Aside",
    "CapacityChange",
    "Cash",
    "Correction",
    "Floor",
    "Forced",
    "Lesson",
    "Question",
    "Scenario",
    "ScenarioFloor",
    "Solution",
    "Solving",
]
