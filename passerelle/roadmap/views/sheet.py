"""The table: a row an initiative, a cell a field, typed in like a sheet."""

from __future__ import annotations

from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from passerelle.people.may import may
from passerelle.roadmap.fields import BULK, COLUMNS, FIELDS, OPTIONAL, Field
from passerelle.roadmap.forms.cells import text_of
from passerelle.roadmap.forms.shown import shown
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.state import SORTS, State
from passerelle.roadmap.views.asked import Asked
from passerelle.roadmap.views.groups import grouped
from passerelle.ui.language import lang

RIGHT = {"number", "whole", "range", "date"}
TYPED = {"text", "long", "link", "words"}


def context(request: Asked, state: State, rows: list[Initiative]) -> dict[str, Any]:
    columns = [FIELDS[key] for key in chosen(request)]
    language = lang()
    groups = [
        {
            "name": group.name,
            "is_user": group.is_user,
            "count": len(group.rows),
            "rows": [_row(request, row, columns, language) for row in group.rows],
        }
        for group in grouped(rows, state.grouped_by)
    ]
    return {
        "columns": [_head(field, state) for field in columns],
        "row_groups": groups,
        "bulk": [FIELDS[key] for key in BULK],
        "moves": [(f"bucket:{value}", label) for value, label in Initiative.Bucket.choices],
        "width": len(columns) + 2,
        "more_columns": [FIELDS[key] for key in OPTIONAL if key not in {c.key for c in columns}],
    }


def chosen(request: Asked) -> list[str]:
    """The columns of the address (`cols=team,value_low`), else the usual ones; the title is always there."""
    asked = [key for key in request.GET.get("cols", "").split(",") if key in FIELDS]
    return ["title", *(key for key in asked if key != "title")] if asked else list(COLUMNS)


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


def _row(request: Asked, row: Initiative, columns: list[Field], language: str) -> dict[str, Any]:
    is_open = may(request.user, "roadmap.write", row)
    return {
        "number": row.number,
        "code": row.code,
        "version": row.version,
        "title": row.title,
        "is_open": is_open,
        "url": row.get_absolute_url(),
        "cells": cells(row, columns, language=language, is_open=is_open),
    }


def cells(row: Initiative, columns: list[Field], *, language: str, is_open: bool) -> SafeString:
    """The row's cells as HTML, escaped here: a template would spend ten times as long on a thousand of them."""
    return mark_safe("".join(_cell(row, f, language, is_open) for f in columns))  # noqa: S308


def _cell(row: Initiative, field: Field, language: str, is_open: bool) -> str:
    text = escape(shown(field, row, lang=language))
    user = " data-user" if field.kind in TYPED else ""
    css = "num" if field.kind in RIGHT else "name" if field.key == "title" else "dim"
    inside = f"<span{user}>{text}</span>"
    if field.key == "title":
        inside = f'<a href="{row.get_absolute_url()}" data-peek data-user>{text}</a>'
    if not is_open:
        return f'<td class="{css}">{inside}</td>'
    raw = escape(text_of(field, row, lang=language))
    said = escape(_("%(field)s of %(code)s") % {"field": field.label, "code": row.code})
    chosen = f' data-options="choices-{field.key}"' if field.kind in {"choice", "link"} else ""
    stop = 0 if field.key == "title" else -1  # one stop a row; the arrows go on from there
    kind = ' data-type="date"' if field.kind == "date" else ""
    return (
        f'<td class="{css}"{user} id="c-{row.number}-{field.key}" data-cell data-name="{field.key}" '
        f'data-value="{raw}"{chosen}{kind} tabindex="{stop}" aria-label="{said}: {text}">{inside}</td>'
    )
