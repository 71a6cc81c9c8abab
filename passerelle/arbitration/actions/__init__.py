from passerelle.arbitration.actions.arbitrations import begin, change, put_away
from passerelle.arbitration.actions.edits import force, protect, staff, unprotect
from passerelle.arbitration.actions.landing import put_on_roadmap
from passerelle.arbitration.actions.points import hold
from passerelle.arbitration.actions.scenarios import (
    add,
    change_scenario,
    copy,
    delete_scenario,
    propose,
)
from passerelle.arbitration.actions.search import ask, halt, keep, solve, stop

__all__ = [
    "add",
    "ask",
    "begin",
    "change",
    "change_scenario",
    "copy",
    "delete_scenario",
    "force",
    "halt",
    "hold",
    "keep",
    "propose",
    "protect",
    "put_away",
    "put_on_roadmap",
    "solve",
    "staff",
    "stop",
    "unprotect",
]
