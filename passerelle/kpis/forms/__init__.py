"""What people write down about measures."""

from passerelle.kpis.forms.events import EventForm, HappeningForm, Segment
from passerelle.kpis.forms.hung import (
    DefinitionForm,
    MeasureForm,
    TargetForm,
    TermForm,
    ValueForm,
)

__all__ = [
    "DefinitionForm",
    "EventForm",
    "HappeningForm",
    "MeasureForm",
    "Segment",
    "TargetForm",
    "TermForm",
    "ValueForm",
]
