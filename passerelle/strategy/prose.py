"""Markdown that people typed, as HTML that cannot harm: only the tags a text needs, no image, no script."""

from __future__ import annotations

from functools import cache
from typing import Any

TAGS = {
    "p", "br", "hr", "h1", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "del", "a",
    "blockquote", "code", "pre", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


@cache
def _reader() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def as_html(text: str) -> str:
    """Safe HTML; links open only the web and mail, and are marked as leaving the house."""
    import nh3

    html = _reader().render(text)
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
