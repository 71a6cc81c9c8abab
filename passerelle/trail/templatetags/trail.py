"""`{% load trail %}{% told line %}` for one event."""

from __future__ import annotations

from html import escape

from django import template
from django.utils.safestring import SafeString

from passerelle.trail.queries import Line
from passerelle.trail.values import Change
from passerelle.ui.language import lang
from passerelle.ui.templatetags.ui import avatar, icon

register = template.Library()


# A page shows a hundred events of several changes: as a template each cost four times as much.


@register.simple_tag
def told(line: Line, is_one: bool = False) -> SafeString:
    """Who did what, when, on what (left out on the page of that one thing), and each field's two values."""
    face = icon("clock") if line.is_machine else avatar(line.actor)
    colon = "\u00a0:" if lang() == "fr" else ":"
    return SafeString(
        f'<time datetime="{line.iso}">{escape(line.when)}</time>{face}'
        f"<div><b data-user>{escape(line.actor)}</b> · {escape(line.verb)}"
        f"{'' if is_one else _on(line)}{''.join(_changed(c, colon) for c in line.changes)}</div>"
    )


def _on(line: Line) -> str:
    if line.url:
        link = f'<a class="link" href="{escape(line.url)}" data-user>{escape(line.name)}</a>'
    else:
        link = f"<span data-user>{escape(line.name)}</span>" if line.name else ""
    return f" · {escape(line.kind)} {link}"


def _changed(change: Change, colon: str) -> str:
    theirs = "" if change.is_ours else " data-user"
    return (
        f'<div>{escape(change.field)}{colon} <span class="history__was"{theirs}>{escape(change.before)}'
        f'</span> → <span class="history__is"{theirs}>{escape(change.after)}</span></div>'
    )
