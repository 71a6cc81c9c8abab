"""Everything the company has, table by table, without secrets: what an export holds and what its digest proves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

SECRET = {"password", "token_digest"}
CACHES = {
    "jobs.lease",
    "desk.searchentry",
    "kpis.rollup",
    "analysis.dailyreading",
    "analysis.flowreading",
    "analysis.judged",
    "analysis.watchrun",
}
"""Computed again, or meaningful to the running machine only."""
BLIND = {"workshop.score"}
"""Votes were promised to be nobody's: they are in a backup, and in nothing that is read."""


def tables() -> list[type[models.Model]]:
    """The models of Passerelle that hold facts, link tables included, by name."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("passerelle.")
        and model._meta.label_lower not in CACHES | BLIND
    ]
    return sorted(found, key=lambda model: model._meta.label_lower)


def columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns that leave: all but secrets."""
    return [field for field in model._meta.concrete_fields if field.name not in SECRET]


def rows(model: type[models.Model], *, using: str = "default") -> Iterator[dict[str, Any]]:
    """The rows of a table by column, in the order of their ids."""
    names = [field.attname for field in columns(model)]
    found = model._base_manager.using(using).order_by("pk").values_list(*names)
    for row in found.iterator(chunk_size=2000):
        yield {name: _without_secrets(value) for name, value in zip(names, row, strict=True)}


def _without_secrets(value: Any) -> Any:
    """Kept rows (of a deletion) may hold secrets inside."""
    if isinstance(value, dict):
        return {key: _without_secrets(item) for key, item in value.items() if key not in SECRET}
    if isinstance(value, list):
        return [_without_secrets(item) for item in value]
    return value


def as_json(row: dict[str, Any]) -> str:
    """One row on one line, keys sorted: equal rows give equal text, on both databases."""
    return json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)


def digest_of(lines: Iterable[str]) -> str:
    """SHA-256 of lines of text."""
    kept = hashlib.sha256()
    for line in lines:
        kept.update(line.encode() + b"\n")
    return kept.hexdigest()


def facts_digest(*, using: str = "default") -> str:
    """One digest for all facts."""
    return digest_of(
        f"{model._meta.label_lower} {digest_of(map(as_json, rows(model, using=using)))}"
        for model in tables()
    )


def whole_digest(facts: str, files: dict[str, str]) -> str:
    """One digest for facts and files (name → digest): equal installations give the same."""
    return digest_of([facts, *(f"{name} {digest}" for name, digest in sorted(files.items()))])
