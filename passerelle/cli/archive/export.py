"""Everything as CSV for people and JSON for programs, in one zip that is the same for the same content."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from passerelle.cli.archive.content import (
    as_json,
    columns,
    digest_of,
    rows,
    tables,
    whole_digest,
)
from passerelle.cli.archive.dumps import frozen
from passerelle.cli.archive.files import digests, hold, named
from passerelle.cli.progress import Progress, silent
from passerelle.reports.sheets import write_csv

MOMENT = (2020, 1, 1, 0, 0, 0)
"""The same date in every zip, so that the same content gives the same bytes."""


def export(target: Path, *, progress: Progress = silent) -> dict[str, Any]:
    """Write the zip, from one moment of the data; its digest and the number of rows of each table."""
    data = Path(settings.DATA)
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600, exist_ok=False)
    try:
        with tempfile.TemporaryDirectory(dir=data, prefix=".export-") as name:
            folder = Path(name)
            before = hold(data, folder)
            with frozen(folder) as (alias, _copy), zipfile.ZipFile(part, "w") as box:
                held = named(before | hold(data, folder), using=alias)
                facts = _fill(box, held, using=alias, progress=progress)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return facts


def _fill(
    box: zipfile.ZipFile, held: dict[str, Path], *, using: str, progress: Progress
) -> dict[str, Any]:
    """Every table, then every file, then the index that proves them."""
    lines, counts = [], {}
    kinds, total = tables(), len(tables()) + len(held)
    for done, model in enumerate(kinds):
        progress(done, total)
        label = model._meta.label_lower
        digest, counts[label] = _table(box, model, using=using)
        lines.append(f"{label} {digest}")
    for done, (name, path) in enumerate(held.items(), len(kinds)):
        progress(done, total)
        _file(box, name, path)
    facts = {"digest": whole_digest(digest_of(lines), digests(held)), "rows": counts}
    with _entry(box, "index.json") as stream:
        stream.write(json.dumps(facts, indent=2).encode())
    return facts


def _entry(box: zipfile.ZipFile, name: str) -> IO[bytes]:
    entry = zipfile.ZipInfo(name, MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return box.open(entry, "w", force_zip64=True)


def _table(box: zipfile.ZipFile, model: type[models.Model], *, using: str) -> tuple[str, int]:
    """JSON with one row a line, then the same as CSV; the digest of the lines and their number."""
    label = model._meta.label_lower
    count = 0

    def lines(stream: IO[bytes]) -> Iterator[str]:
        nonlocal count
        for row in rows(model, using=using):
            line = as_json(row)
            stream.write((",\n" if count else "").encode() + line.encode())
            count += 1
            yield line

    with _entry(box, f"json/{label}.json") as stream:
        stream.write(b"[\n")
        digest = digest_of(lines(stream))
        stream.write(b"\n]\n")
    with _entry(box, f"csv/{label}.csv") as stream:
        names = [field.attname for field in columns(model)]
        write_csv(stream, names, map(_cells, rows(model, using=using)))
    return digest, count


def _cells(row: dict[str, Any]) -> list[Any]:
    return [_cell(value) for value in row.values()]


def _cell(value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
    return value


def _file(box: zipfile.ZipFile, name: str, path: Path) -> None:
    """Values of measures as CSV; uploads as they came."""
    if path.suffix != ".parquet":
        with _entry(box, f"files/{name}") as stream, path.open("rb") as source:
            while piece := source.read(1 << 20):
                stream.write(piece)
        return
    import duckdb

    with duckdb.connect() as database:
        found = database.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in found.description or []]
        with _entry(box, f"csv/{name.removesuffix('.parquet')}.csv") as stream:
            write_csv(stream, names, _fetched(found))


def _fetched(found: Any) -> Iterator[tuple[Any, ...]]:
    while some := found.fetchmany(10_000):
        yield from some
