"""Weigh what was gathered against what is known: what would be created, changed, left as it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from passerelle.delivery.models import WorkItem
from passerelle.sources.options import TrackerOptions
from passerelle.sources.tracker.deriving import derived
from passerelle.sources.tracker.facts import COLUMNS, Facts, facts, moment, text
from passerelle.sources.tracker.gather import Gathered, Progress
from passerelle.sources.tracker.known import Known, team_named
from passerelle.sources.tracker.precedence import merged
from passerelle.sources.tracker.stage import Stage
from passerelle.sources.tracker.stored import Stored, stored


@dataclass
class Plan:
    """What the publication will write, apart from the rows, which wait in the stage."""

    trackers: dict[str, Known] = field(default_factory=dict)
    read: int = 0
    unchanged: int = 0

    def counts(self, stage: Stage) -> dict[str, int]:
        return {
            "read": self.read,
            "created": stage.count("created"),
            "updated": stage.count("changed"),
            "unchanged": self.unchanged,
            "changes": stage.count("changes"),
        }


def weigh(
    gathered: Gathered, stage: Stage, options: TrackerOptions, *, progress: Progress | None = None
) -> Plan:
    """Compare every gathered row with its row of ours. Reads only; may be done again."""
    stage.clear()
    plan, total = Plan(), stage.count("raw")
    for project, words in gathered.projects.items():
        plan.trackers[project] = Known.of(gathered.family, project, words)
    asked = team_named(options.team) if options.team else None
    team = asked.name if asked else options.team
    scales = _Scales(stage, plan, gathered.carried, team)
    for batch in stage.raw():
        for project, rows in groupby(batch, key=lambda row: row[1]):
            scales.weigh(plan.trackers[project], [(n, found) for n, _, found in rows])
        plan.read += len(batch)
        if progress:
            progress(plan.read, total)
    _turn_the_rest(plan, stage)
    return plan


@dataclass
class _Scales:
    stage: Stage
    plan: Plan
    carried: frozenset[str]
    team: str

    def weigh(self, known: Known, rows: list[tuple[int, dict[str, Any]]]) -> None:
        ours = stored(known.tracker, [found for _, found in rows])
        for n, found in rows:
            new = facts(found)
            new["reporter"] = known.account(found["reporter"])
            new["assignee"] = known.account(found["assignee"])
            old = ours.get(found["external_id"])
            if old is None:
                self._create(n, known, new, found["changes"] or [])
            else:
                self._change(n, known, old, new, found["changes"] or [])

    def _create(self, n: int, known: Known, new: Facts, changes: list[list[Any]]) -> None:
        new["team"] = known.team(new["component"], self.team)
        new |= derived(new, _steps(changes), known.statuses)
        row = [_flat(new[name]) for name in COLUMNS]
        self.stage.add_item(n, pk=None, tracker=known.key, was=None, row=row)
        self.stage.add_changes(n, None, changes)

    def _change(
        self, n: int, known: Known, old: Stored, new: Facts, changes: list[list[Any]]
    ) -> None:
        added = [change for change in changes if change[0] not in old.changes]
        found = merged(old.facts, new, self.carried)
        if new["external_id"] != old.facts["external_id"] and new["external_id"] != new["key"]:
            found["external_id"] = new["external_id"]
        if self.team and old.facts["team"] != self.team:
            found["team"] = known.team("", self.team)
        elif old.facts["team"] is None:
            found["team"] = known.team(new["component"], self.team)
        if not found and not added:
            self.plan.unchanged += 1
            return
        now = old.facts | found
        now |= derived(now, [*old.steps, *_steps(added)], known.statuses)
        was = {k: _flat(v) for k, v in old.facts.items() if v != now[k]}
        row = [_flat(now[name]) for name in COLUMNS]
        self.stage.add_item(n, pk=old.pk, tracker=known.key, was=was, row=row)
        self.stage.add_changes(n, old.pk, added)


def _steps(changes: list[list[Any]]) -> list[tuple[dt.datetime, str | None, str | None]]:
    found = [(moment(c[1]), c[3], c[4]) for c in changes if c[2] == "status"]
    return [(at, before, after) for at, before, after in found if at is not None]


def _flat(value: Any) -> Any:
    return text(value) if isinstance(value, dt.datetime) else value


def _turn_the_rest(plan: Plan, stage: Stage) -> None:
    """Where a guess was turned, the items that the file does not bring are derived again too."""
    from passerelle.sources.tracker.again import derived_again

    for known in plan.trackers.values():
        if not known.turned_rules or known.tracker is None:
            continue
        staged = {pk for _, pk, *_ in stage.items(new=False)}
        items = WorkItem.objects.filter(tracker=known.tracker)
        for one in derived_again(items, known.statuses):
            if one.pk not in staged:
                row = [_flat(one.facts[name]) for name in COLUMNS]
                was = {k: _flat(v) for k, v in one.was.items()}
                stage.add_item(-one.pk, pk=one.pk, tracker=known.key, was=was, row=row)
