from passerelle.arbitration.models.arbitration import Arbitration

__all__ = ["Arbitration"]
