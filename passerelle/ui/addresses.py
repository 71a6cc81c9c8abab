"""Addresses: of a page, for a list that names hundreds; and those that leave the page, in mails or handed over."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse


def address(name: str, *args: object) -> str:
    """`reverse(name, args=args)`, worked out once for each map of URLs and script prefix: it takes 40 µs."""
    return _known(name, args, get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())


@lru_cache(maxsize=20_000)
def _known(name: str, args: tuple[object, ...], urlconf: str, _prefix: str) -> str:
    return reverse(name, urlconf=urlconf, args=args)


def addresses(name: str, *, like: int | str) -> Callable[[object], str]:
    """The addresses of a list's rows, whose last part alone differs; `like` is any part of their kind.

    A hundred addresses cost as much as one.
    """
    head, tail = address(name, like).rsplit(str(like), 1)
    return lambda part: f"{head}{part}{tail}"


def public(path: str) -> str:
    """The address under the public name of this installation, whatever name the request came by."""
    return str(settings.PUBLIC_URL).rstrip("/") + path
