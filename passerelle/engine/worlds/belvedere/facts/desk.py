"""Comments with mentions, and decisions that wait. Comments follow `passerelle.desk`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from passerelle.engine.worlds.belvedere.facts.text import Text


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on an object named by its kind and key; `mentions` are e-mails, `answered` of them.

    Kinds and keys: initiative (number), measure (slug), key_result (key), objective (key),
    register_entry (key), statement ("strategy 4").
    """

    on_kind: str
    on_key: str
    author: str
    at: dt.datetime
    body: Text
    mentions: tuple[str, ...]
    answered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """Something one person must decide by a date, and what it is about (an initiative, or None)."""

    title: Text
    body: Text
    due_on: dt.date
    owner: str
    initiative: int | None
