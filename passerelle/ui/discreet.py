"""Pages that are read by whoever holds their address."""

from __future__ import annotations

from django.http import HttpResponse


def discreet(response: HttpResponse) -> HttpResponse:
    """It goes to no other site, no search engine, no shared cache."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "private, no-store"
    return response
