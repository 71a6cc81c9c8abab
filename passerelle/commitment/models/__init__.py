from passerelle.commitment.models.commitment import Commitment
from passerelle.commitment.models.proof import Cause, Control, Review, Spent

__all__ = ["Cause", "Commitment", "Control", "Review", "Spent"]
