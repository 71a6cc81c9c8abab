from passerelle.strategy.models.objective import CheckIn, KeyResult, Objective
from passerelle.strategy.models.register import RegisterEntry
from passerelle.strategy.models.statement import Acknowledgement, Statement

__all__ = ["Acknowledgement", "CheckIn", "KeyResult", "Objective", "RegisterEntry", "Statement"]
