"""The table: a row an initiative, a cell a field, typed in like a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from passerelle.people.may import may
from passerelle.roadmap.fields import BULK, COLUMNS, FIELDS, Field
from passerelle.roadmap.forms.cells import text_of
from passerelle.roadmap.forms.shown import is_moot, shown
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.state import SORTS, State
from passerelle.roadmap.views.asked import Asked
from passerelle.roadmap.views.groups import grouped
from passerelle.ui.grip import says
from passerelle.ui.language import lang

RIGHT = {"number", "whole", "range", "date"}
TYPED = {"text", "long", "link", "words"}
CHOICES = {"state": Initiative.State.choices, "bucket": Initiative.Bucket.choices}
CODE, VALUE = "I-000", "\ufffc"  # stand for what changes by row in the sentence of a column


@dataclass(frozen=True, slots=True)
class Column:
    """What all the cells of a column share, worked out once: `says` is a sentence with a place for the code."""

    field: Field
    css: str
    user: str
    chosen: str
    says: str
    labels: dict[str, str]

    @classmethod
    def of(cls, field: Field) -> Column:
        user = " data-user" if field.kind in TYPED else ""
        chosen = f' data-options="choices-{field.key}"' if field.kind in {"choice", "link"} else ""
        if field.kind == "date":
            chosen = ' data-type="date"'
        css = "num" if field.kind in RIGHT else "name" if field.key == "title" else "dim"
        facts = {"field": str(field.label), "code": CODE, "value": VALUE}
        sentence = says(**facts)
        pairs = CHOICES.get(field.key, ())
        labels = {str(value): str(label) for value, label in pairs}
        return cls(field, css, user, chosen, escape(sentence), labels)


def context(request: Asked, state: State, rows: list[Initiative]) -> dict[str, Any]:
    fields = [FIELDS[key] for key in chosen(request)]
    columns = [Column.of(field) for field in fields]
    groups = [
        {
            "name": group.name,
            "is_user": group.is_user,
            "count": len(group.rows),
            "rows": [_row(request, row, columns) for row in group.rows],
        }
        for group in grouped(rows, state.grouped_by)
    ]
    return {
        "columns": [_head(field, state) for field in fields],
        "row_groups": groups,
        "bulk": [FIELDS[key] for key in BULK],
        "moves": [(f"bucket:{value}", label) for value, label in Initiative.Bucket.choices],
        "width": len(fields) + 2,
    }


def chosen(request: Asked) -> list[str]:
    """The columns of the address (`cols=team,value_low`), else the usual ones; the title is always there."""
    asked = [key for key in request.GET.get("cols", "").split(",") if key in FIELDS]
    return ["title", *(key for key in asked if key != "title")] if asked else list(COLUMNS)


def links(request: Asked) -> set[str]:
    """The links among the chosen columns."""
    return {key for key in chosen(request) if FIELDS[key].kind == "link"}


def _head(field: Field, state: State) -> dict[str, Any]:
    sort, key = state.sorted_by, field.key
    is_sorted = sort.removeprefix("-") == key
    other = f"-{key}" if sort == key else key
    return {
        "label": capfirst(str(field.label)),
        "css": "num" if field.kind in RIGHT else "",
        "url": state.query(sort=other) if key in SORTS else "",
        "sorted": ("descending" if sort.startswith("-") else "ascending") if is_sorted else "",
    }


def _row(request: Asked, row: Initiative, columns: list[Column]) -> SafeString:
    """The row as HTML, escaped here: a template would spend ten times as long on a thousand cells."""
    is_open = may(request.user, "roadmap.write", row)
    url, code, seen = row.get_absolute_url(), row.code, f"{row.number}:{row.version}"
    pick = f'<input type="checkbox" name="pick" value="{seen}" aria-label="{code}" data-pick>'
    return mark_safe(  # noqa: S308
        f'<tr data-row data-number="{row.number}" data-version="{row.version}">'
        f'<td class="cells__pick">{pick if is_open else ""}</td>'
        f'<td class="ref"><a href="{url}">{code}</a></td>'
        f"{_cells(row, columns, url=url, is_open=is_open)}</tr>"
    )


def _cells(row: Initiative, columns: list[Column], *, url: str, is_open: bool) -> str:
    language, year = lang(), timezone.localdate().year
    parts = []
    for column in columns:
        said = column.labels.get(getattr(row, column.field.attr)) if column.labels else None
        if is_moot(column.field, row):
            said = ""
        text = escape(said or shown(column.field, row, lang=language, this_year=year))
        inside = f"<span{column.user}>{text}</span>"
        if column.field.key == "title":
            inside = f'<a href="{url}" data-peek data-user>{text}</a>'
        grip = _grip(row, column, text, language) if is_open else ""
        parts.append(f'<td class="{column.css}"{grip}>{inside}</td>')
    return "".join(parts)


def _grip(row: Initiative, column: Column, text: str, language: str) -> str:
    """What makes a cell one that can be typed in: one tab stop a row, the arrows go on from there."""
    key = column.field.key
    raw = escape(text_of(column.field, row, lang=language))
    stop = 0 if key == "title" else -1
    return (
        f'{column.user} id="c-{row.number}-{key}" data-cell data-name="{key}" '
        f'data-value="{raw}"{column.chosen} tabindex="{stop}" '
        f'aria-label="{column.says.replace(CODE, row.code).replace(VALUE, text)}"'
    )
