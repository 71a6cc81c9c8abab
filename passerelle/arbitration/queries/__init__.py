from passerelle.arbitration.queries.framed import framed
from passerelle.arbitration.queries.scenarios import (
    find_scenario,
    going_of,
    last_solutions,
    scenarios_of,
    with_changes,
)
from passerelle.arbitration.queries.visible import candidates, find, visible

__all__ = [
    "candidates",
    "find",
    "find_scenario",
    "framed",
    "going_of",
    "last_solutions",
    "scenarios_of",
    "visible",
    "with_changes",
]
