"""Keeping which column is what, for the next file with the same header."""

from __future__ import annotations

from collections.abc import Sequence

from passerelle.people.models import Person
from passerelle.sources.models import SavedMapping
from passerelle.sources.preview import signature
from passerelle.trail.actions import record


def remember(
    kind: str, columns: Sequence[str], mapping: dict[str, str], *, holds: str, by: Person
) -> SavedMapping:
    """One mapping a header; the last one said is kept."""
    content = {"mapping": mapping, "kind": holds}
    kept = SavedMapping.objects.filter(kind=kind, signature=signature(columns)).first()
    if kept is not None and kept.columns == content:
        return kept
    kept, _ = SavedMapping.objects.update_or_create(
        kind=kind, signature=signature(columns), defaults={"columns": content, "by": by}
    )
    record("kept", kept, by=by)
    return kept
