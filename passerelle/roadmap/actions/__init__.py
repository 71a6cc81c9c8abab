"""Verbs of the roadmap: each is one transaction, knows who does it, and leaves an event in the trail."""

from passerelle.roadmap.actions.change import Change, Done, change, update
from passerelle.roadmap.actions.conflict import Conflict, ConflictError, RejectedError
from passerelle.roadmap.actions.create import create
from passerelle.roadmap.actions.depend import depend, release
from passerelle.roadmap.actions.exclude import exclude, join, reconcile
from passerelle.roadmap.actions.freeze import freeze
from passerelle.roadmap.actions.link import attach, attach_all, detach, face, let_go
from passerelle.roadmap.actions.need import need, spare
from passerelle.roadmap.actions.shift import shift, stretch
from passerelle.roadmap.actions.theme import remove_theme, set_theme

__all__ = [
    "Change",
    "Conflict",
    "ConflictError",
    "Done",
    "RejectedError",
    "attach",
    "attach_all",
    "change",
    "create",
    "depend",
    "detach",
    "exclude",
    "face",
    "freeze",
    "join",
    "let_go",
    "need",
    "reconcile",
    "release",
    "remove_theme",
    "set_theme",
    "shift",
    "spare",
    "stretch",
    "update",
]
