from passerelle.arbitration.forms.arbitration import ArbitrationForm
from passerelle.arbitration.forms.scenario import ScenarioForm, StaffForm

__all__ = ["ArbitrationForm", "ScenarioForm", "StaffForm"]
