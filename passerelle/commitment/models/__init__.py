from passerelle.commitment.models.commitment import Commitment

__all__ = ["Commitment"]
