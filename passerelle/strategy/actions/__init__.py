from passerelle.strategy.actions.check_ins import check_in
from passerelle.strategy.actions.keeping import archive, remove, unarchive
from passerelle.strategy.actions.objectives import (
    change_key_result,
    change_objective,
    create_key_result,
    create_objective,
)
from passerelle.strategy.actions.register import change_entry, create_entry, review, set_state
from passerelle.strategy.actions.statements import acknowledge, publish

__all__ = [
    "acknowledge",
    "archive",
    "change_entry",
    "change_key_result",
    "change_objective",
    "check_in",
    "create_entry",
    "create_key_result",
    "create_objective",
    "publish",
    "remove",
    "review",
    "set_state",
    "unarchive",
]
