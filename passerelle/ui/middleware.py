"""Errors of the field speak to the person, once, here."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError


class BoundedBodies:
    """Refuses a body that is too large before a byte of it is kept: what says no size holds nothing here.

    Files are taken from people who are signed in, up to `UPLOAD_MAX`; anything else is a form.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        takes_files = (
            request.user.is_authenticated and request.content_type == "multipart/form-data"
        )
        most = settings.UPLOAD_MAX if takes_files else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if int(request.META.get("CONTENT_LENGTH") or 0) > most:
            return too_large(request)
        return self.get_response(request)


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
        return spoken(request, error, status=422)


def spoken(request: HttpRequest, error: DomainError, *, status: int) -> HttpResponse:
    """A page, or a fragment for a script, that says what happened and what to do next."""
    asked_by_script = request.headers.get("HX-Request") == "true"
    page = "ui/parts/refused.html" if asked_by_script else "ui/refused.html"
    return render(request, page, {"error": error}, status=status)


def too_large(request: HttpRequest) -> HttpResponse:
    """413, with what is accepted."""
    error = DomainError(
        _("What you sent is larger than what these pages accept, so nothing of it was kept."),
        _(
            "A file may weigh up to %(megabytes)s MB. Cut it in two, or have it poured in on the server with"
            " `passerelle import`, which knows no such limit."
        )
        % {"megabytes": settings.UPLOAD_MAX // 1024**2},
    )
    return spoken(request, error, status=413)


def _holds_nul(request: HttpRequest) -> bool:
    """Whether the address or the form carries a NUL character."""
    if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
        return True
    return any("\0" in value for name in request.POST for value in request.POST.getlist(name))
