"""From a tracker's status names to three categories: to do, doing, done.

A name is read folded: case, accents, and runs of spaces, hyphens and underscores do not count
("En Cours", "en_cours" and "EN COURS" are one name). Three answers are tried in order:

1. the company's own table (`StatusMap.with_names`);
2. the default names below;
3. the tracker's own category of that status, where it gives one (Jira: new, indeterminate, done).

A name that none of the three knows is "todo": it never invents a start.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

Category = Literal["todo", "doing", "done"]
CATEGORIES: tuple[Category, ...] = ("todo", "doing", "done")

TODO_NAMES = (
    "New", "Nouveau", "Nouvelle", "Open", "Ouvert", "Ouverte", "Opened", "Unconfirmed",
    "Reopened", "Rouvert", "Rouverte", "Réouvert", "To Do", "Todo", "À faire", "Backlog", "Triage",
    "Ready", "Prêt", "Prête", "Selected for Development", "Planned", "Planifié", "Planifiée",
)  # fmt: skip
DOING_NAMES = (
    "Assigned", "Affecté", "Affectée", "In Progress", "Doing", "Started", "En cours", "In Review",
    "En revue", "En relecture", "Code Review", "Review", "Revue", "Testing", "In Test", "En test",
    "En recette", "Recette", "QA", "In Development", "En développement", "Development", "Blocked",
    "Bloqué", "Bloquée",
)  # fmt: skip
DONE_NAMES = (
    "Resolved", "Résolu", "Résolue", "Verified", "Vérifié", "Vérifiée", "Closed", "Clos", "Close",
    "Fermé", "Fermée", "Done", "Fait", "Terminé", "Terminée", "Completed", "Complete", "Livré",
    "Livrée", "Released", "Merged", "Cancelled", "Canceled", "Annulé", "Annulée", "Abandonné",
    "Won't Do", "Won't Fix",
)  # fmt: skip

TRACKER_CATEGORIES: Mapping[str, Category] = MappingProxyType(
    {
        "new": "todo", "to do": "todo", "todo": "todo", "unstarted": "todo", "backlog": "todo",
        "open": "todo", "opened": "todo", "indeterminate": "doing", "in progress": "doing",
        "doing": "doing", "started": "doing", "done": "done", "completed": "done",
        "canceled": "done", "closed": "done",
    }
)  # fmt: skip


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """The name without case, accents and spacing: how two spellings of one status are compared."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\s_\-]+", " ", bare.replace("’", "'")).strip().casefold()


def _defaults() -> dict[str, Category]:
    rows: tuple[tuple[Category, tuple[str, ...]], ...] = (
        ("todo", TODO_NAMES),
        ("doing", DOING_NAMES),
        ("done", DONE_NAMES),
    )
    return {fold(name): category for category, names in rows for name in names}


DEFAULT_NAMES: Mapping[str, Category] = MappingProxyType(_defaults())


def tracker_category(key: str | None) -> Category | None:
    """The tracker's own category as one of ours, or None when it gives none that is known."""
    return TRACKER_CATEGORIES.get(fold(key)) if key else None


@dataclass(frozen=True, slots=True)
class StatusMap:
    """Status name to category; `names` is keyed by folded name."""

    names: Mapping[str, Category]

    @classmethod
    def default(cls) -> StatusMap:
        """The default names alone."""
        return cls(DEFAULT_NAMES)

    def with_names(self, names: Mapping[str, Category]) -> StatusMap:
        """The same map in which the company's own choices win."""
        return StatusMap({**self.names, **{fold(name): value for name, value in names.items()}})

    def learned(self, pairs: Iterable[tuple[str, str | None]]) -> StatusMap:
        """The same map, completed by (status, tracker category) pairs for names it does not know.

        Trackers give the category of the current status only; learning over the whole project
        lets the history of every item profit from it.
        """
        found = ((fold(name), tracker_category(key)) for name, key in pairs)
        extra = {name: category for name, category in found if category}
        return StatusMap({**extra, **self.names})

    def knows(self, name: str) -> bool:
        """Whether the name has a category of its own here."""
        return fold(name) in self.names

    def category(self, name: str | None, fallback: str | None = None) -> Category:
        """The category of a status; `fallback` is the tracker's category of that same status."""
        known = self.names.get(fold(name)) if name else None
        return known or tracker_category(fallback) or "todo"
