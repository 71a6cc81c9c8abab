"""One page that needs nothing else: styles and drawings inside, no request to anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources

from django.template.loader import render_to_string

from passerelle.analysis.why.page import Page
from passerelle.ui.language import lang

STYLES = (
    "reset tokens base layout key number section facts heading rows ruler chart inquiry alone utilities"
).split()
"""The components that the page is made of, in the order of the product's own sheet."""


def alone(page: Page, *, sources: tuple[str, ...], signed: str) -> str:
    """The page as HTML. `sources` say where the figures come from, `signed` who made it from what."""
    context = {
        "page": page,
        "sources": sources,
        "signed": signed,
        "lang": lang(),
        "css": styles(),
    }
    return render_to_string("analysis/why/alone.html", context)


def styles(names: Sequence[str] = STYLES) -> str:
    """The style sheets of these components, one after the other, in their layers."""
    folder = resources.files("passerelle.ui") / "static" / "ui" / "css"
    order = "@layer reset, tokens, base, layout, components, utilities;"
    return "\n".join([order, *((folder / f"{name}.css").read_text("utf-8") for name in names)])
