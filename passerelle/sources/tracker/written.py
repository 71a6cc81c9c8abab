"""A row of facts as the database takes it: names become ids, lists become JSON."""

from __future__ import annotations

import json
from typing import Any

from passerelle.sources.tracker.books import Ids
from passerelle.sources.tracker.facts import COLUMNS

LINKS = {"team": "team_id", "reporter": "reporter_id", "assignee": "assignee_id"}
WRITTEN = tuple(LINKS.get(name, name) for name in COLUMNS)
AT = {name: index for index, name in enumerate(COLUMNS)}


def written(row: list[Any], tracker: str, ids: Ids) -> list[Any]:
    """Values in the order of `WRITTEN`, from values in the order of `COLUMNS`, dates being text already."""
    made = list(row)
    for name in ("reporter", "assignee"):
        made[AT[name]] = ids.accounts.get((tracker, row[AT[name]]))
    made[AT["team"]] = ids.teams.get(row[AT["team"]])
    made[AT["labels"]] = json.dumps(row[AT["labels"]])
    made[AT["has_history"]] = bool(row[AT["has_history"]])
    return made
