"""The three categories of a status, whatever the tracker and its language call them."""

from __future__ import annotations

from typing import Any

from passerelle.connect.tracker.items import StatusCategory
from passerelle.connect.words import fold

_WORDS: dict[str, StatusCategory] = {
    **dict.fromkeys(("new", "to do", "todo", "open", "a faire", "nouveau", "ouvert"), "todo"),
    **dict.fromkeys(("indeterminate", "in progress", "doing", "en cours"), "doing"),
    **dict.fromkeys(("done", "complete", "completed", "closed", "termine", "fini", "fait"), "done"),
}


def category(value: Any) -> StatusCategory | None:
    """From Jira's object or from a word; None when it says nothing (`undefined`, another language)."""
    if isinstance(value, dict):
        return category(value.get("key")) or category(value.get("name"))
    return _WORDS.get(fold(value)) if isinstance(value, str) else None
