"""Verbs of the roadmap: each is one transaction, knows who does it, and leaves an event in the trail."""

from passerelle.roadmap.actions.change import Change, Done, change, update
from passerelle.roadmap.actions.conflict import Conflict, ConflictError, RejectedError
from passerelle.roadmap.actions.create import create

__all__ = [
    "Change",
    "Conflict",
    "ConflictError",
    "Done",
    "RejectedError",
    "change",
    "create",
    "update",
]
