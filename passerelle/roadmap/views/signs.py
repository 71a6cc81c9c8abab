"""The small signs that several layouts draw in front of an initiative."""

from __future__ import annotations

from html import escape

from passerelle.roadmap.models import Initiative


def theme_sign(row: Initiative) -> str:
    """The letter of its theme, named for who hovers or listens; nothing without a theme. Safe HTML."""
    if row.theme is None:
        return ""
    name, letter = escape(row.theme.name), escape(row.theme.letter)
    return f'<span class="theme" title="{name}" data-user>{letter}</span>'
