"""How a key result is drawn: its ruler, its state, the chances its owner gives it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from passerelle.strategy import rows, sentences
from passerelle.strategy.diff import Piece
from passerelle.strategy.drawn import life
from passerelle.strategy.prose import as_html
from passerelle.strategy.queries import CourseRow, EntryRow, Node, Touched

register = template.Library()


@register.filter
def prose(text: str) -> SafeString:
    """Markdown that people typed, made safe."""
    return as_html(text)


@register.simple_tag
def course_ruler(row: CourseRow) -> SafeString:
    return SafeString(rows.course_ruler(row))


@register.simple_tag
def course_rows(shown: Iterable[CourseRow]) -> SafeString:
    """Key results as rows of a table."""
    return rows.joined(rows.course_row(row) for row in shown)


@register.simple_tag
def objective_rows(nodes: Iterable[tuple[Node, Mapping[str, str]]]) -> SafeString:
    """Objectives as rows of a table, each with its cells that can be typed in."""
    return rows.objective_rows(nodes)


@register.simple_tag
def entry_rows(shown: Iterable[tuple[EntryRow, Mapping[str, str]]]) -> SafeString:
    """Entries of the register as rows of a table, each with its cells that can be typed in."""
    return rows.entry_rows(shown)


@register.simple_tag
def touched_rows(shown: Iterable[Touched]) -> SafeString:
    """What speaks of a change, each with the words that tie it."""
    return rows.touched_rows(shown)


@register.simple_tag
def branches(nodes: Iterable[Node]) -> SafeString:
    """Objectives as a tree, open on what stands under them."""
    return rows.branches(nodes)


@register.simple_tag
def course_state(row: CourseRow | Node) -> SafeString:
    return rows.state(row)


@register.simple_tag
def chances(tenths: int | None) -> SafeString:
    """Ten ticks and the words; they are the owner's, never computed."""
    return SafeString(rows.chances(tenths, sentences.chances(tenths)))


@register.simple_tag
def value_of(row: CourseRow, value: float | None) -> str:
    """A value of this key result, written as its other values are."""
    return row.text(value)


@register.simple_tag
def life_chart(row: CourseRow, points: list[tuple[dt.date, float]], label: str) -> SafeString:
    """What was read since the start, against the line it should follow."""
    marks = (row.start_on_text, row.target_on_text)
    chart = life(row.way, points, label=label, target=row.target_text, marks=marks)
    return mark_safe(chart)  # noqa: S308


@register.simple_tag
def difference(pieces: list[Piece]) -> SafeString:
    """The two texts in one: what was added, what was taken away."""
    tags = {"added": "ins", "removed": "del", "same": "span"}
    parts = [
        format_html("<{tag}>{text}</{tag}>", tag=mark_safe(tags[p.kind]), text=p.text)  # noqa: S308
        for p in pieces
    ]
    return mark_safe("".join(conditional_escape(part) for part in parts))  # noqa: S308
