"""A whole form comes back: which of its fields did the person really touch?"""

from __future__ import annotations

import datetime as dt
from typing import Any

from passerelle.roadmap.actions.change import current, raw
from passerelle.roadmap.actions.conflict import changed_since
from passerelle.roadmap.models import Initiative


def touched(row: Initiative, values: dict[str, Any], *, version: int | None) -> dict[str, Any]:
    """The values that differ from what the form showed at `version`; the rest is left as others made it."""
    if version is None or version >= row.version:
        return {name: v for name, v in values.items() if raw(v) != current(row, name)}
    since = changed_since(row, version)
    return {
        name: value
        for name, value in values.items()
        if _plain(raw(value))
        != (since[name].before if name in since else _plain(current(row, name)))
    }


def _plain(value: Any) -> Any:
    """As the trail keeps it."""
    return value.isoformat() if isinstance(value, dt.date) else value
