"""Which column of a file feeds which field, in French or English, accents and case aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from passerelle.connect.fields import FIELDS, Field
from passerelle.connect.problems import refusal
from passerelle.connect.words import fold

__all__ = ["FIELDS", "Field", "best_kind", "detect", "require", "template_rows"]


def detect(kind: str, columns: Iterable[str]) -> dict[str, str]:
    """Field name to column, each column used once; a field is absent when no column bears its name.

    The most telling names are tried first over all fields, so that `Issue key` wins over `ID`.
    """
    folded: dict[str, str] = {}
    for column in columns:
        folded.setdefault(fold(column), column)
    found: dict[str, str] = {}
    fields = FIELDS[kind]
    for rank in range(max(len(field.names) for field in fields)):
        for field in fields:
            name = field.names[rank] if rank < len(field.names) else None
            if name in folded and field.name not in found:
                found[field.name] = folded.pop(name)
    return {field.name: found[field.name] for field in fields if field.name in found}


def require(
    kind: str, mapping: Mapping[str, str], columns: Sequence[str], *, file: str, row: int = 1
) -> None:
    """InputError `missing-column` when a required field is unmapped or mapped to a column that is not there."""
    for field in FIELDS[kind]:
        mapped = mapping.get(field.name)
        if mapped in columns or (mapped is None and not field.required):
            continue
        raise refusal(
            "missing-column",
            file,
            row=row,
            column=mapped,
            field=field.name,
            names=[*field.en[:3], *field.fr[:3]],
            columns=list(columns[:40]),
        )


def best_kind(columns: Sequence[str]) -> str | None:
    """The kind whose required fields are all there and that knows most of the columns."""
    scores = {
        kind: len(found)
        for kind, fields in FIELDS.items()
        if (found := detect(kind, columns))
        and all(field.name in found for field in fields if field.required)
    }
    return max(scores, key=lambda kind: scores[kind], default=None)


def template_rows(kind: str, lang: str = "en") -> tuple[list[str], list[list[str]]]:
    """Column names and one example row: what the downloadable template holds."""
    fields = FIELDS[kind]
    example = [field.examples[1 if lang == "fr" else 0] for field in fields]
    return [field.header(lang) for field in fields], [example]
