"""Small tracker files in Jira's shapes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any


def issue(number: int = 1, **fields: Any) -> dict[str, Any]:
    """An issue with a status and an assignee that changed in one history."""
    return {
        "id": str(1000 + number),
        "key": f"TOUR-{number}",
        "self": f"https://tracker.example.org/rest/api/2/issue/{1000 + number}",
        "fields": {
            "project": {"key": "TOUR", "name": "Tournées"},
            "issuetype": {"name": "Bug"},
            "created": "2026-03-02T09:14:33.000+0100",
            "updated": "2026-03-04T10:00:00.000+0100",
            "status": {"name": "En cours", "statusCategory": {"key": "indeterminate"}},
            "assignee": {
                "accountId": "a-1",
                "displayName": "Nadia",
                "emailAddress": "n@example.org",
            },
            "reporter": {"accountId": "a-2", "displayName": "Hugo"},
            "components": [{"name": "Mobile"}, {"name": "Core, old"}],
            "labels": ["initiative:I-07"],
            "priority": {"name": "High"},
            "resolution": None,
            "resolutiondate": None,
            "parent": {"key": "TOUR-300"},
            "customfield_10016": 3,
            "summary": f"Ticket {number}",
            **fields,
        },
        "changelog": {"total": 2, "histories": [history(number, 2), history(number, 1)]},
    }


def history(number: int, day: int) -> dict[str, Any]:
    return {
        "id": f"{number}00{day}",
        "created": f"2026-03-0{day + 1}T11:00:00.000+0100",
        "items": [
            {"field": "status", "fromString": f"S{day - 1}", "toString": f"S{day}"},
            {
                "field": "Assignee",
                "from": None,
                "fromString": None,
                "to": "a-1",
                "toString": "Nadia",
            },
        ],
    }


def saved(path: Path, content: Any) -> Path:
    """Written as JSON, packed when the name says so; a text goes as it is."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    data = text.encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path
