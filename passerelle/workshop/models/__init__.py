from passerelle.workshop.models.decision import Decision, Dissent
from passerelle.workshop.models.participant import Participant
from passerelle.workshop.models.score import Score
from passerelle.workshop.models.workshop import Subject, Workshop

__all__ = ["Decision", "Dissent", "Participant", "Score", "Subject", "Workshop"]
