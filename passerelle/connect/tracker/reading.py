"""Guess what a tracker's file is, and read it whichever it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from passerelle.connect.fields import FIELDS
from passerelle.connect.limits import DEFAULT, Limits
from passerelle.connect.mapping import detect
from passerelle.connect.tables import How, Peek, kind_of, peek
from passerelle.connect.tracker.columns import is_jira
from passerelle.connect.tracker.items import TrackerItem
from passerelle.connect.tracker.jira_json import read_jira_json
from passerelle.connect.tracker.table_items import read_tracker_table
from passerelle.kernel.errors import InputProblem

TrackerKind = Literal["jira-json", "jira-csv", "table"]


@dataclass(frozen=True, slots=True)
class Sniff:
    """The kind of file; for a table its first rows, the mapping found and the required fields it lacks."""

    kind: TrackerKind
    mapping: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    peek: Peek | None = None


def sniff(path: Path, *, how: How | None = None, limits: Limits = DEFAULT) -> Sniff:
    """Reads only the beginning; InputError when the file is nothing a tracker could have given."""
    if kind_of(path, limits) == "json":
        next(read_jira_json(path, limits=limits), None)  # refuses a file without issues
        return Sniff("jira-json")
    seen = peek(path, how=how, limits=limits)
    mapping = detect("tracker", seen.columns)
    needed = (one.name for one in FIELDS["tracker"] if one.required)
    missing = tuple(name for name in needed if name not in mapping)
    return Sniff("jira-csv" if is_jira(seen.columns) else "table", mapping, missing, seen)


def read_tracker(
    path: Path,
    *,
    mapping: Mapping[str, str] | None = None,
    tz: dt.tzinfo = dt.UTC,
    dayfirst: bool | None = None,
    how: How | None = None,
    limits: Limits = DEFAULT,
) -> Iterator[TrackerItem | InputProblem]:
    """Every item of the file and every problem met, in the order of the file.

    InputError when the file cannot be read at all, possibly after items were given: stage, then publish.
    """
    if kind_of(path, limits) == "json":
        return read_jira_json(path, limits=limits)
    return read_tracker_table(
        path, mapping=mapping, tz=tz, dayfirst=dayfirst, how=how, limits=limits
    )
