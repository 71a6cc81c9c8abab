"""Which of our two typographies the page speaks."""

from __future__ import annotations

from django.utils.translation import get_language


def lang() -> str:
    """`fr` or `en`, for `passerelle.kernel.typography`."""
    return "fr" if (get_language() or "").startswith("fr") else "en"
