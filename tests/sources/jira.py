"""Tracker files made for the test: a few items, in Jira's JSON and in its CSV."""

from __future__ import annotations

import csv
import json
from pathlib import Path

STATES = {"NEW": "new", "ASSIGNED": "indeterminate", "RESOLVED": "done"}


def issue(number: int, *steps: tuple[str, str], project="TOUR", **fields):
    """An issue created on 1 March at 09:14:05, then passing to each (day, status)."""
    at = "2026-{}T10:30:40.000+0000".format
    last = steps[-1] if steps else ("03-01", "NEW")
    names = ["NEW", *(status for _, status in steps)]
    histories = [
        {
            "id": f"{number}{index:03}",
            "created": at(day),
            "items": [{"field": "status", "fromString": names[index], "toString": status}],
        }
        for index, (day, status) in enumerate(steps)
    ]
    done = STATES[last[1]] == "done"
    return {
        "id": str(number),
        "key": f"{project}-{number}",
        "fields": {
            "project": {"key": project, "name": project.title()},
            "issuetype": {"name": "Bug"},
            "summary": f"Report {number}",
            "created": "2026-03-01T09:14:05.000+0000",
            "updated": at(last[0]),
            "status": {"name": last[1], "statusCategory": {"key": STATES[last[1]]}},
            "resolution": {"name": "Fixed"} if done else None,
            "resolutiondate": at(last[0]) if done else None,
            "components": [{"name": "Mobile"}],
            "labels": [],
            **fields,
        },
        "changelog": {"histories": histories},
    }


def as_json(folder: Path, issues, name="tracker.json") -> Path:
    path = folder / name
    path.write_text(json.dumps({"issues": list(issues)}))
    return path


def as_csv(folder: Path, issues, name="tracker.csv") -> Path:
    """The same as Jira's CSV export: dates to the minute, no history."""
    path = folder / name
    header = "Summary|Issue key|Issue id|Issue Type|Status|Project key|Created|Updated|Resolved|Resolution|Component/s"
    with path.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header.split("|"))
        for one in issues:
            writer.writerow(_row(one))
    return path


def _row(one):
    fields = one["fields"]
    dates = (fields[name] for name in ("created", "updated", "resolutiondate"))
    return [
        fields["summary"],
        one["key"],
        one["id"],
        "Bug",
        fields["status"]["name"],
        fields["project"]["key"],
        *(date and f"{date[:10]} {date[11:16]}" for date in dates),
        (fields["resolution"] or {}).get("name", ""),
        fields["components"][0]["name"],
    ]
