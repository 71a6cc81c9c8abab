"""What every template knows about the page. Nothing is computed until the template asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from django.http import HttpRequest

from passerelle.ui import navigation, preferences
from passerelle.ui.language import lang

SEARCH = "desk:search"


def _once(ask: Callable[[HttpRequest], Any], request: HttpRequest) -> Callable[[], Any]:
    """A template that asks three times is answered three times, and the work is done once."""
    return cache(partial(ask, request))


def page(request: HttpRequest) -> dict[str, Any]:
    """`user`, `lang`, `theme`, `rail`, `account_menu`, `kept_views`, `page_actions`, `search_url`."""
    return {
        "user": getattr(request, "user", None),
        "lang": lang(),
        "theme": preferences.theme_of(request),
        "rail": _once(navigation.rail, request),
        "account_menu": _once(navigation.menu, request),
        "kept_views": _once(navigation.kept, request),
        "page_actions": _once(navigation.actions, request),
        "search_url": navigation.url_of(SEARCH),
    }
