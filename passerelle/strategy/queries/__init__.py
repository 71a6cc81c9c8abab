from passerelle.strategy.queries.glance import Glance, at_a_glance, awaited
from passerelle.strategy.queries.goal import goal_of, goals
from passerelle.strategy.queries.register import (
    DueEntry,
    EntryRow,
    due_register,
    entries,
    live,
    looked_at,
    matrix,
    register_rows,
)
from passerelle.strategy.queries.row import CourseRow
from passerelle.strategy.queries.standing import (
    course,
    course_of,
    history,
    key_results,
    objectives,
)
from passerelle.strategy.queries.statements import (
    Heading,
    audience,
    heading,
    in_force,
    readers,
    reading_of,
    statements,
    unread,
    versions,
)
from passerelle.strategy.queries.ties import ties
from passerelle.strategy.queries.touched import Touched, touched
from passerelle.strategy.queries.tree import Horizon, Node, by_horizon, nodes

__all__ = [
    "CourseRow",
    "DueEntry",
    "EntryRow",
    "Glance",
    "Heading",
    "Horizon",
    "Node",
    "Touched",
    "at_a_glance",
    "audience",
    "awaited",
    "by_horizon",
    "course",
    "course_of",
    "due_register",
    "entries",
    "goal_of",
    "goals",
    "heading",
    "history",
    "in_force",
    "key_results",
    "live",
    "looked_at",
    "matrix",
    "nodes",
    "objectives",
    "readers",
    "reading_of",
    "register_rows",
    "statements",
    "ties",
    "touched",
    "unread",
    "versions",
]
