"""`python -m benchmarks.durability.state [COMMAND…]`: run a command, then print one digest of all that the company has.

It is the content of an export, but for what two runs of the same work cannot share: ids (their rank is taken
instead, as a killed transaction uses some up), the moment of the run, how long a lock was held, and what the
worker's watch tells of the values, as a command alone has no worker.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import django

NOT_SHARED = {"path", "lock"}
READ_FROM_VALUES = {"analysis.movement", "analysis.notice"}


def lines() -> list[str]:
    """One line a row."""
    from passerelle.cli.archive.content import as_json, rows, tables

    found = [
        f"{model._meta.label_lower} {as_json(_plain(model, row))}"
        for model in tables()
        if model._meta.label_lower not in READ_FROM_VALUES
        for row in rows(model)
    ]
    return found + _values()


def _plain(model: Any, row: dict[str, Any]) -> dict[str, Any]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    kept = {
        name: _shared(model, fields[name], value)
        for name, value in row.items()
        if name not in NOT_SHARED
    }
    if "object_id" in row:
        from django.apps import apps

        kept["object_id"] = _rank(apps.get_model(row["object_type"]), row["object_id"])
    return kept


def _shared(model: Any, field: Any, value: Any) -> Any:
    if value is None:
        return None
    if field.primary_key or field.is_relation:
        return _rank(field.related_model if field.is_relation else model, value)
    if isinstance(value, datetime):
        is_now = abs(datetime.now(UTC) - value) < timedelta(days=1)
        return "now" if is_now else value
    if isinstance(value, dict):
        return {name: one for name, one in value.items() if name not in NOT_SHARED}
    return value


def _rank(model: Any, pk: Any) -> int:
    return _ranks(model).get(pk, -1)


@cache
def _ranks(model: Any) -> dict[Any, int]:
    ids = model._base_manager.order_by("pk").values_list("pk", flat=True)
    return {pk: rank for rank, pk in enumerate(ids)}


def _values() -> list[str]:
    """What the Parquet files of the loads hold, in the order of the loads."""
    import pyarrow.parquet as pq
    from django.conf import settings

    from passerelle.kpis.models import Load

    paths = Load.objects.order_by("pk").values_list("path", flat=True)
    return [str(pq.read_table(Path(settings.DATA) / path).to_pydict()) for path in paths]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passerelle.conf.settings")
    django.setup()
    from passerelle.cli.archive.content import digest_of
    from passerelle.cli.main import passerelle

    if words := sys.argv[1:]:
        passerelle(words, standalone_mode=False)
    print(json.dumps({"digest": digest_of(lines())}))


if __name__ == "__main__":
    main()
