"""Comments, decisions that wait, and the message of the board pack."""

from __future__ import annotations

from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.facts.desk import Comment, Decision
from passerelle.engine.worlds.belvedere.facts.text import Text
from passerelle.engine.worlds.belvedere.told import Raw, told


def comments(cal: Calendar) -> tuple[Comment, ...]:
    """What people said, oldest first."""
    found = (_comment(raw, cal) for raw in told("desk")["comments"])
    return tuple(sorted(found, key=lambda comment: comment.at))


def decisions(cal: Calendar) -> tuple[Decision, ...]:
    """What waits for the product office, most urgent first."""
    return tuple(
        Decision(
            title=cal.text(raw["title"]),
            body=cal.text(raw["body"]),
            due_on=cal.day(raw["due_on"]),
            owner=raw["owner"],
            initiative=raw["initiative"],
        )
        for raw in told("desk")["decisions"]
    )


def message(cal: Calendar) -> Text:
    """The opening words of the board pack."""
    return cal.text(told("desk")["message"])


def _comment(raw: Raw, cal: Calendar) -> Comment:
    return Comment(
        on_kind=raw["on_kind"],
        on_key=raw["on_key"],
        author=raw["author"],
        at=cal.moment(raw["at"]),
        body=cal.text(raw["body"]),
        mentions=tuple(raw["mentions"]),
        answered=tuple(raw["answered"]),
    )
