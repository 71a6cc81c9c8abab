from passerelle.kpis.actions.definitions import define
from passerelle.kpis.actions.events import add_event, change_event, remove_event, write_event
from passerelle.kpis.actions.loads import (
    Added,
    Prepared,
    add_load,
    forget_strays,
    prepare_load,
    publish_load,
    remove_load,
    replace_load,
)
from passerelle.kpis.actions.measures import archive, change, create, remove, unarchive
from passerelle.kpis.actions.rolled import keep_marks, refresh
from passerelle.kpis.actions.targets import remove_target, set_target
from passerelle.kpis.actions.terms import add_term, remove_term
from passerelle.kpis.actions.values import remove_value, type_value

__all__ = [
    "Added",
    "Prepared",
    "add_event",
    "add_load",
    "add_term",
    "archive",
    "change",
    "change_event",
    "create",
    "define",
    "forget_strays",
    "keep_marks",
    "prepare_load",
    "publish_load",
    "refresh",
    "remove",
    "remove_event",
    "remove_load",
    "remove_target",
    "remove_term",
    "remove_value",
    "replace_load",
    "set_target",
    "type_value",
    "unarchive",
    "write_event",
]
