"""Theme and language: kept in a cookie, and by `people` for whoever is signed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

THEMES = ("light", "dark")
COOKIE = "theme"
_YEAR = 365 * 24 * 3600
_keepers: list[Callable[..., None]] = []


def keep_with(keeper: Callable[..., None]) -> None:
    """Told once by `people`: `keeper(person, theme=…)` or `keeper(person, language=…)`."""
    _keepers[:] = [keeper]


def theme_of(request: HttpRequest) -> str:
    """`light`, `dark`, or nothing: as the machine prefers."""
    person = getattr(request, "user", None)
    chosen = getattr(person, "theme", "") or request.COOKIES.get(COOKIE, "")
    return chosen if chosen in THEMES else ""


def keep(request: HttpRequest, response: HttpResponse, *, name: str, value: str) -> None:
    """Remember one preference; an unknown value means "as the machine prefers"."""
    known = THEMES if name == "theme" else tuple(code for code, _ in settings.LANGUAGES)
    chosen = value if value in known else ""
    cookie = COOKIE if name == "theme" else settings.LANGUAGE_COOKIE_NAME
    options: dict[str, Any] = {"max_age": _YEAR, "samesite": "Lax", "secure": request.is_secure()}
    if chosen:
        response.set_cookie(cookie, chosen, **options)
    else:
        response.delete_cookie(cookie, samesite="Lax")
    if request.user.is_authenticated:
        for keeper in _keepers:
            keeper(request.user, **{name: chosen})
