"""Markdown that people typed, as HTML that cannot harm: the tags that a page of text needs."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.utils.safestring import SafeString

from passerelle.ui.prose import cleaned

TAGS = {
    "p", "br", "hr", "h1", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "del", "a",
    "blockquote", "code", "pre", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


@cache
def _reader() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def as_html(text: str) -> SafeString:
    """Safe HTML, headings and tables included."""
    return cleaned(_reader().render(text), tags=TAGS)
