"""What people type, as safe HTML: Markdown read without HTML, then cleaned."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from passerelle.ui.prose import cleaned

TAGS = set("p br strong em s del code pre ul ol li blockquote a span hr".split(" "))


@functools.cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("strikethrough")
    return reader.disable(["image", "heading", "lheading"])


def html_of(text: str, *, mentions: Sequence[str] = ()) -> SafeString:
    """Markdown to HTML; each of `mentions` (`@Bob Durand`) is marked where it stands in plain text."""
    reader = _reader()
    tokens = reader.parse(text)
    if mentions:
        longest_first = sorted(map(escape, mentions), key=len, reverse=True)
        called = re.compile("|".join(re.escape(name) for name in longest_first))
        for token in tokens:
            token.children = _marked(token.children, called) if token.children else token.children
    html = reader.renderer.render(tokens, reader.options, {})
    return cleaned(html, tags=TAGS, spans={"mention"})


def _marked(children: list[Any], called: re.Pattern[str]) -> list[Any]:
    """Plain text in which a name is called becomes text, mark, text."""
    out: list[Any] = []
    for token in children:
        if token.type == "text":
            html = called.sub(r'<span class="mention">\g<0></span>', escape(token.content))
            token = token.copy(type="html_inline", content=html)
        out.append(token)
    return out
