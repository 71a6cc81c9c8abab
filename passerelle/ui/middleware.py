"""Errors of the field speak to the person, once, here."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from passerelle.kernel.errors import DomainError


class SpokenErrors:
    """Turns a `DomainError` into a page (or an HTMX fragment) that says what happened and what to do next."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _holds_nul(request):  # no page asks for it, and PostgreSQL stores no such text
            return render(request, "404.html", status=404)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, DomainError):
            return None
        asked_by_script = request.headers.get("HX-Request") == "true"
        page = "ui/parts/refused.html" if asked_by_script else "ui/refused.html"
        return render(request, page, {"error": error}, status=422)


def _holds_nul(request: HttpRequest) -> bool:
    """Whether the address or the form carries a NUL character."""
    if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
        return True
    return any("\0" in value for name in request.POST for value in request.POST.getlist(name))
