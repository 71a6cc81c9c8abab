from passerelle.commitment.models.audience import (
    Audience,
    AudienceLink,
    PublicTitle,
    Reason,
    Sensitive,
)
from passerelle.commitment.models.commitment import Commitment
from passerelle.commitment.models.proof import Cause, Control, Review, Spent

__all__ = [
    "Audience",
    "AudienceLink",
    "Cause",
    "Commitment",
    "Control",
    "PublicTitle",
    "Reason",
    "Review",
    "Sensitive",
    "Spent",
]
