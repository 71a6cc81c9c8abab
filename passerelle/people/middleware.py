"""Each request knows its company, its person's language and the company's time zone."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable
from contextlib import nullcontext

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from passerelle.people.queries import company
from passerelle.people.queries.company import company_read_once

LANGUAGES = {code for code, _ in settings.LANGUAGES}
READING = {"GET", "HEAD"}


class PersonMiddleware:
    """Sets `request.company` (lazy), the language and the time zone, and clears them afterwards."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with company_read_once() if request.method in READING else nullcontext():
            return self._answered(request)

    def _answered(self, request: HttpRequest) -> HttpResponse:
        request.company = SimpleLazyObject(company)  # type: ignore[attr-defined]
        language = self._language(request)
        with translation.override(language), timezone.override(self._zone(request)):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response.render()
        response.headers.setdefault("Content-Language", language)
        return response

    def _language(self, request: HttpRequest) -> str:
        """The person's own, else the one asked for in the address, else the browser's, else the company's."""
        asked = request.GET.get("lang", "")
        if asked in LANGUAGES:
            return asked
        if request.user.is_authenticated:
            return request.user.language or request.company.language  # type: ignore[attr-defined]
        return translation.get_language_from_request(request)

    def _zone(self, request: HttpRequest) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(request.company.timezone)  # type: ignore[attr-defined]
