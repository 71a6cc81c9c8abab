"""The pages about all arbitrations: their list, what was frozen, what came of it; the floors above add theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from passerelle.arbitration.steps import Shown
from passerelle.ui import navigation

HOME = "arbitration:list"


@dataclass(frozen=True, slots=True)
class Page:
    """`label` is lazy text; `url_name` takes nothing."""

    order: int
    label: Any
    url_name: str
    capability: str = "arbitration.read"


_pages: list[Page] = []


def register(page: Page) -> None:
    """Put a page beside the list, under the same item of the rail."""
    if page not in _pages:
        _pages.append(page)
        _pages.sort(key=lambda one: one.order)
        navigation.belongs(page.url_name, to=HOME)


def pages(request: HttpRequest) -> Iterable[Shown]:
    """Those that this person may open, the one being read marked."""
    for page in _pages:
        if navigation.may(request, page.capability):
            url = reverse(page.url_name)
            yield Shown(page.label, url, url == request.path)
