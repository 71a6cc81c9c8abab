from passerelle.workshop.forms.decision import DecisionForm
from passerelle.workshop.forms.prepare import InviteForm, WorkshopForm

__all__ = ["DecisionForm", "InviteForm", "WorkshopForm"]
