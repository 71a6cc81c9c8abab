"""Read the whole file into the stage, and note the words that its tracker uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from passerelle.connect.fields import FIELDS
from passerelle.connect.problems import stops_file
from passerelle.connect.tracker import Sniff, TrackerItem, read_tracker, sniff
from passerelle.kernel.errors import InputError, InputProblem
from passerelle.sources.options import TrackerOptions
from passerelle.sources.refusing import refuse_hopeless
from passerelle.sources.tracker.facts import plain, text
from passerelle.sources.tracker.stage import Stage

JIRA_KEY = re.compile(r"^([A-Za-z][A-Za-z0-9_]*)-\d+$")
Progress = Callable[[int, int], None]


@dataclass
class Words:
    """What one project's file says besides its items."""

    name: str
    statuses: dict[str, str | None] = field(default_factory=dict)  # status -> tracker's category
    components: set[str] = field(default_factory=set)
    latest: str = ""


@dataclass
class Gathered:
    """`carried` are the fields that the file has at all; `family` begins the tracker's key."""

    family: str
    carried: frozenset[str]
    projects: dict[str, Words] = field(default_factory=dict)
    problems: list[InputProblem] = field(default_factory=list)


def gather(
    path: Path, stage: Stage, options: TrackerOptions, *, progress: Progress | None = None
) -> Gathered:
    """Everything that the file says. InputError when nothing of it may be published."""
    seen = sniff(path, how=options.how)
    found = Gathered("table" if seen.kind == "table" else "jira", _carried(seen, options))
    for count, one in enumerate(_read(path, options), start=1):
        if isinstance(one, InputProblem):
            if stops_file(one):
                raise InputError(one)
            found.problems.append(one)
            refuse_hopeless(found.problems)
        else:
            _keep(one, found, stage)
        if progress and count % 200 == 0:
            progress(count, 0)
    return found


def _read(path: Path, options: TrackerOptions) -> Iterator[TrackerItem | InputProblem]:
    return read_tracker(
        path,
        mapping=options.mapping,
        tz=options.zone,
        dayfirst=options.dayfirst,
        how=options.how,
    )


def _carried(seen: Sniff, options: TrackerOptions) -> frozenset[str]:
    if seen.kind == "jira-json":
        return frozenset(one.name for one in FIELDS["tracker"])
    return frozenset(options.mapping if options.mapping is not None else seen.mapping)


def _keep(item: TrackerItem, found: Gathered, stage: Stage) -> None:
    shaped = JIRA_KEY.match(item.key)
    project = (shaped[1] if shaped else item.project)[:60]
    words = found.projects.setdefault(project, Words(item.project[:120] or project))
    _note(item, words)
    stage.add_raw(project, plain(item))


def _note(item: TrackerItem, words: Words) -> None:
    if item.status_category or item.status not in words.statuses:
        words.statuses[item.status] = item.status_category
    dates = [item.created, item.updated or item.created, item.resolved or item.created]
    for change in item.changes or ():
        dates.append(change.at)
        if change.field == "status":
            for name in (change.before, change.after):
                words.statuses.setdefault(name or "", None)
    words.components.update(item.components[:1])
    words.latest = max(words.latest, text(max(dates)))
