"""One page that needs nothing else: styles and drawings inside, no request to anywhere."""

from __future__ import annotations

from collections.abc import Sequence

from django.template.loader import render_to_string

from passerelle.analysis.why.alone import styles
from passerelle.arbitration.sheet import said
from passerelle.arbitration.sheet.page import Page
from passerelle.ui.language import lang

STYLES = (
    "reset tokens base layout key number section facts status heading rows ruler reading odds inquiry scenario "
    "alone utilities"
).split()
"""The components that the page is made of, in the order of the product's own sheet."""


def alone(page: Page, *, sources: Sequence[str]) -> str:
    """The page as HTML. `sources` say where the figures come from and how they were found."""
    context = {
        "page": page,
        "sources": sources,
        "signed": said.signed(),
        "lang": lang(),
        "css": styles(STYLES),
    }
    return render_to_string("arbitration/sheet/alone.html", context)
