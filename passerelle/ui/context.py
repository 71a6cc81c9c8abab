"""What every template knows about the page. Nothing is computed until the template asks for it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest

from passerelle.ui import navigation, preferences
from passerelle.ui.language import lang

SEARCH = "desk:search"


def page(request: HttpRequest) -> dict[str, Any]:
    """`user`, `lang`, `theme`, `rail`, `account_menu`, `kept_views`, `page_actions`, `search_url`."""
    return {
        "user": getattr(request, "user", None),
        "lang": lang(),
        "theme": preferences.theme_of(request),
        "rail": partial(navigation.rail, request),
        "account_menu": partial(navigation.menu, request),
        "kept_views": partial(navigation.kept, request),
        "page_actions": partial(navigation.actions, request),
        "search_url": navigation.url_of(SEARCH),
    }
