"""What a file looks like before anything is decided: its columns, its first rows, what was recognised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from passerelle.connect.events.calendar import Entry
from passerelle.connect.events.opening import is_calendar
from passerelle.connect.fields import FIELDS, Field
from passerelle.connect.mapping import detect
from passerelle.connect.measures import MeasurePlan, describe
from passerelle.connect.tables import How, Peek, kind_of, peek
from passerelle.connect.tracker import TrackerItem, read_tracker
from passerelle.kernel.digest import digest
from passerelle.sources.actions.sheet import SHEETS
from passerelle.sources.models import Import, Kind, SavedMapping
from passerelle.sources.options import zone_named
from passerelle.sources.sheets.calendar import COLUMNS, read_entries
from passerelle.sources.sheets.reading import best

SHOWN = 8
ITEM_COLUMNS = ("key", "title", "type", "status", "created")


@dataclass(frozen=True, slots=True)
class Preview:
    """`fields` and `mapping` are empty where columns need no mapping (a tracker's JSON, a measure)."""

    kind: str
    columns: tuple[str, ...] = ()
    rows: list[list[str]] = field(default_factory=list)
    fields: Sequence[Field] = ()
    mapping: dict[str, str] = field(default_factory=dict)
    peek: Peek | None = None
    plan: MeasurePlan | None = None
    is_remembered: bool = False


def preview(of: Import, how: How | None) -> Preview:
    """Reads the beginning only. InputError when the file cannot be read at all."""
    if of.kind == Kind.TRACKER and kind_of(of.file) == "json":
        return _items(of)
    if of.kind == Kind.EVENTS and is_calendar(of.file):
        return _entries(of)
    seen = peek(of.file, how=how, repeated=of.kind == Kind.TRACKER)
    rows = [[_shown(cell) for cell in row.cells] for row in seen.rows[:SHOWN]]
    if of.kind == Kind.MEASURE:
        plan = describe(of.file, tz=zone_named(of.option("tz")), how=how)
        return Preview("measure", seen.columns, rows, peek=seen, plan=plan)
    kinds = SHEETS.get(of.kind, ("tracker",))
    kind, mapping = best(seen.columns, kinds, None)
    kept = saved(of.kind, seen.columns)
    if kept is not None:
        kind, mapping = kept.columns.get("kind", kind), kept.columns["mapping"]
    else:
        mapping = of.option("mapping") or detect(kind, seen.columns)
    return Preview(
        kind, seen.columns, rows, FIELDS[kind], mapping, seen, is_remembered=kept is not None
    )


def _items(of: Import) -> Preview:
    found = (one for one in read_tracker(of.file) if isinstance(one, TrackerItem))
    rows = [[_shown(getattr(one, name)) for name in ITEM_COLUMNS] for one in islice(found, SHOWN)]
    return Preview("tracker", ITEM_COLUMNS, rows)


def _entries(of: Import) -> Preview:
    """The first entries of a calendar, under the names that calendars give to their parts."""
    found = read_entries(of.file, tz=zone_named(of.option("tz")))
    told = (one for one in found if isinstance(one, Entry))
    rows = [
        [_shown(one.day), _shown(one.ends or ""), _shown(one.name), ", ".join(one.categories)]
        for one in islice(told, SHOWN)
    ]
    return Preview("events", tuple(COLUMNS.values()), rows)


def _shown(cell: Any) -> str:
    return str(cell)[:60]


def signature(columns: Sequence[str]) -> str:
    """The same header, whatever its order."""
    return digest(sorted(set(columns)))


def saved(kind: str, columns: Sequence[str]) -> SavedMapping | None:
    return SavedMapping.objects.filter(kind=kind, signature=signature(columns)).first()
