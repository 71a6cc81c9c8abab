"""Pages that are read by whoever holds their address."""

from __future__ import annotations

from django.http import HttpResponse


def discreet(response: HttpResponse, *, has_forms: bool = False) -> HttpResponse:
    """It goes to no other site, no search engine, no shared cache.

    Where it has forms, the browser tells us, and nobody else, where they come from: told to say nothing, it
    sends them with an origin of `null`, which the protection against forged requests refuses.
    """
    response.headers["Referrer-Policy"] = "same-origin" if has_forms else "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "private, no-store"
    return response
