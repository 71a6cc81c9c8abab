from passerelle.arbitration.forms.arbitration import ArbitrationForm

__all__ = ["ArbitrationForm"]
