"""All signals of a question, and what could not be looked at."""

from __future__ import annotations

from collections.abc import Callable

from passerelle.engine.explain.answer.question import Question, Role
from passerelle.engine.explain.answer.shapes import Movement, Signal
from passerelle.engine.explain.cells.shapes import Localisation
from passerelle.engine.explain.signals.audience import audience
from passerelle.engine.explain.signals.calendar import calendar, dose
from passerelle.engine.explain.signals.edge import clock, edge
from passerelle.engine.explain.signals.handover import handover
from passerelle.engine.explain.signals.loads import loads
from passerelle.engine.explain.signals.places import apart, bots, new_values, place
from passerelle.engine.explain.signals.schema import defined, schema
from passerelle.engine.explain.signals.size import size
from passerelle.engine.explain.signals.witnesses import funnel, volume, witnesses

Family = Callable[[Question, Movement, Localisation | None], tuple[Signal, ...]]
FAMILIES: tuple[Family, ...] = (
    size,
    loads,
    schema,
    defined,
    edge,
    clock,
    apart,
    place,
    new_values,
    bots,
    audience,
    witnesses,
    funnel,
    volume,
    calendar,
    handover,
    dose,
)


def all_signals(
    question: Question, movement: Movement, cells: Localisation | None
) -> tuple[Signal, ...]:
    """Every signal that can be computed from what is known, family by family."""
    return tuple(signal for family in FAMILIES for signal in family(question, movement, cells))


def unseen(question: Question) -> tuple[str, ...]:
    """Codes of what could not be checked, for lack of data: what to bring for a firmer answer."""
    roles = {witness.role for witness in question.witnesses}
    loaded = question.loads
    known = {
        "hours": loaded.hours is not None,
        "late": loaded.delay is not None,
        "duplicates": loaded.duplicates is not None and loaded.rows is not None,
        "nulls": loaded.nulls is not None and loaded.rows is not None,
        "unknowns": loaded.unknowns is not None and loaded.rows is not None,
        "restated": loaded.restated is not None,
        "schema": bool(loaded.schema),
        "clock": question.hourly is not None,
        "calendar": bool(question.events),
        **{
            str(role): role in roles
            for role in (Role.INDEPENDENT, Role.DOWNSTREAM, Role.PIPELINE, Role.PEER)
        },
    }
    return tuple(code for code, seen in known.items() if not seen)
