"""The fields of every kind of file, as data."""

from dataclasses import replace

from passerelle.connect.fields.events import EVENTS
from passerelle.connect.fields.field import Field
from passerelle.connect.fields.initiatives import INITIATIVES
from passerelle.connect.fields.organisation import MEASURE, PEOPLE, PRODUCTS, TEAMS
from passerelle.connect.fields.plans import KEY_RESULTS, OBJECTIVES
from passerelle.connect.fields.tracker import TRACKER

_KINDS: dict[str, tuple[Field, ...]] = {
    "tracker": TRACKER,
    "measure": MEASURE,
    "initiatives": INITIATIVES,
    "objectives": OBJECTIVES,
    "key_results": KEY_RESULTS,
    "people": PEOPLE,
    "teams": TEAMS,
    "products": PRODUCTS,
    "events": EVENTS,
}

FIELDS: dict[str, tuple[Field, ...]] = {
    kind: tuple(replace(field, kind=kind) for field in fields) for kind, fields in _KINDS.items()
}

__all__ = ["FIELDS", "Field"]
