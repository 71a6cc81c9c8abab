"""Addresses that leave the page: in mails, in links handed over."""

from __future__ import annotations

from django.conf import settings


def public(path: str) -> str:
    """The address under the public name of this installation, whatever name the request came by."""
    return str(settings.PUBLIC_URL).rstrip("/") + path
