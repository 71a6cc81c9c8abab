from passerelle.analysis.forms.answers import DecisionForm

__all__ = ["DecisionForm"]
