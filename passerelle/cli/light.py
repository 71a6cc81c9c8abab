"""Words and templates without a database, an account or the rest of the house."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SPEAKING = ("analysis", "arbitration", "roadmap", "sources")
"""Whose sentences are said here: the answers', those about files, the names of quarters."""


def default_language() -> str:
    """French where the terminal is, English elsewhere."""
    told = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "fr" if told.lower().startswith("fr") else "en"


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Django with catalogues and templates only, unless it is set up already; in this language."""
    from django.conf import settings

    if not settings.configured:
        _configure()
    from django.utils import translation

    with translation.override(lang):
        yield


def _configure() -> None:
    import django
    from django.conf import settings

    package = Path(__file__).resolve().parents[1]
    settings.configure(
        LANGUAGE_CODE="en",
        LANGUAGES=[("en", "English"), ("fr", "Français")],
        LOCALE_PATHS=[package / name / "locale" for name in SPEAKING],
        USE_I18N=True,
        USE_TZ=True,
        INSTALLED_APPS=[],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [
                    package / name / "templates" for name in ("analysis", "arbitration", "ui")
                ],
            }
        ],
    )
    django.setup()
