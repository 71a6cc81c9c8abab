from passerelle.kpis.models.event import DatedEvent
from passerelle.kpis.models.load import Load, RollUp, TypedValue
from passerelle.kpis.models.measure import Definition, Measure, MeasureLink, Target

__all__ = [
    "DatedEvent",
    "Definition",
    "Load",
    "Measure",
    "MeasureLink",
    "RollUp",
    "Target",
    "TypedValue",
]
