"""How a key result is drawn: its ruler, its state, the chances its owner gives it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from passerelle.reports import drawing
from passerelle.strategy import sentences
from passerelle.strategy.diff import Piece
from passerelle.strategy.drawn import life
from passerelle.strategy.prose import as_html
from passerelle.strategy.queries import CourseRow, Node
from passerelle.strategy.written import day
from passerelle.ui.templatetags.ui import status

register = template.Library()
TONES = {"on": "ok", "watch": "watch", "off": "off", "none": "none"}
LOW = 5  # fewer than five chances in ten stand out


@register.filter
def prose(text: str) -> SafeString:
    """Markdown that people typed, made safe."""
    return mark_safe(as_html(text))  # noqa: S308


@register.simple_tag
def course_ruler(row: CourseRow) -> SafeString:
    """Start, done, expected today and target on one line; forwards is always to the right."""
    known = [v for v in (row.start, row.now, row.expected, row.target) if v is not None]
    axis = drawing.spanning(known)
    if row.target < row.start:
        axis = drawing.Axis(axis.high, axis.low)
    drawn_state: Any = {"off": "off", "none": "void"}.get(row.state, "")
    shown = drawing.Ruler(
        start=row.start,
        done=row.now,
        target=row.target,
        expected=row.expected,
        state=drawn_state,
    )
    return mark_safe(drawing.ruler(shown, axis=axis))  # noqa: S308


@register.simple_tag
def node_ruler(node: Node) -> SafeString:
    """The roll-up of an objective, in shares of the way."""
    shown = drawing.Ruler(
        start=0.0,
        done=node.progress,
        expected=node.expected,
        target=1.0,
        state="off" if node.state == "off" else "",
    )
    return mark_safe(drawing.ruler(shown, axis=drawing.Axis(-0.06, 1.06)))  # noqa: S308


@register.simple_tag
def course_state(row: CourseRow | Node) -> SafeString:
    return status(TONES[row.state], row.state_text)


@register.simple_tag
def chances(tenths: int | None) -> SafeString:
    """Ten ticks and the words; they are the owner's, never computed."""
    words = sentences.chances(tenths)
    if tenths is None:
        return format_html('<span class="mute">{}</span>', words)
    css = "odds odds--low" if tenths < LOW else "odds"
    ticks = mark_safe(drawing.odds(tenths / 10))  # noqa: S308
    return format_html('<span class="{}">{}<span>{}</span></span>', css, ticks, words)


@register.simple_tag
def value_of(row: CourseRow, value: float | None) -> str:
    """A value of this key result, written as its other values are."""
    return row.text(value)


@register.simple_tag
def life_chart(row: CourseRow, points: list[tuple[dt.date, float]], label: str) -> SafeString:
    """What was read since the start, against the line it should follow."""
    marks = (day(row.fact.start_on, year=True), row.target_on_text)
    chart = life(row.fact.way, points, label=label, target=row.target_text, marks=marks)
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
