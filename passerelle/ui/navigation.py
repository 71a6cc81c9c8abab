"""What can be reached from anywhere: the rail, the account menu, the actions of the palette.

Apps register when they are ready; `ui` knows none of them. Who may see what is told by `people`
(`allow_with`); until it is told, nobody sees anything that asks for a capability.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, get_urlconf, reverse

from passerelle.ui.alphabetical import plain


@dataclass(frozen=True, slots=True)
class Count:
    """The number last known (0 for nothing), and where the page asks for the present one, if it must."""

    number: int
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A place in the rail, the account menu or the palette.

    `label` is lazy text; `key` the letter that goes there (after G in the rail, alone for an action);
    `count` gives the small number beside it, without a query: every page has it.
    """

    order: int
    label: Any
    url_name: str
    icon: str = ""
    capability: str = ""
    key: str = ""
    count: Callable[[HttpRequest], Count] | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An item as this person sees it on this page."""

    label: Any
    url: str
    icon: str
    key: str
    is_current: bool = False
    is_extra: bool = False
    count: Count | None = None


_rail: list[Item] = []
_menu: list[Item] = []
_actions: list[Item] = []
_kept: list[Callable[[HttpRequest], Iterable[Link]]] = []
_allowed: list[Callable[[HttpRequest, str], bool]] = []
_homes: dict[str, str] = {}


def _add(items: list[Item], item: Item) -> Item:
    if item not in items:
        items.append(item)
        items.sort(key=lambda i: i.order)
    return item


def register(item: Item) -> Item:
    """Put a page in the rail. The first four a person may see stay in reach of the thumb on a phone."""
    return _add(_rail, item)


def belongs(under: str, *, to: str) -> None:
    """Pages under this address (a name, or a path) stand under that item of the rail, which is lit on them."""
    _homes[under] = to


def register_menu(item: Item) -> Item:
    """Put a page in the account menu."""
    return _add(_menu, item)


def register_action(item: Item) -> Item:
    """Put something to do in the palette; with `key="C"` the C key does it where the page has none."""
    return _add(_actions, item)


def register_kept(provider: Callable[[HttpRequest], Iterable[Link]]) -> None:
    """Saved views, under the rail."""
    if provider not in _kept:
        _kept.append(provider)


def allow_with(check: Callable[[HttpRequest, str], bool]) -> None:
    """Told once by `people`: whether the person of a request holds a capability anywhere."""
    _allowed[:] = [check]


def may(request: HttpRequest, capability: str) -> bool:
    return not capability or any(check(request, capability) for check in _allowed)


@cache
def _url(name: str, urlconf: str | None) -> str:
    try:
        return reverse(name, urlconf=urlconf)
    except NoReverseMatch:
        return ""


def url_of(name: str) -> str:
    """The address of a named page, or nothing while no app provides it."""
    return _url(name, get_urlconf())


def _links(request: HttpRequest, items: Iterable[Item]) -> list[tuple[Item, str]]:
    return [
        (item, url)
        for item in items
        if (url := url_of(item.url_name)) and may(request, item.capability)
    ]


def _current(request: HttpRequest, links: Iterable[tuple[Item, str]]) -> str:
    """The item of the longest address that begins this page's; the home page only for itself."""
    path = request.path
    homes = [(u, u) for _, u in links]
    homes += [
        (under if under.startswith("/") else url_of(under), url_of(to))
        for under, to in _homes.items()
    ]
    fitting = [(u, to) for u, to in homes if path == u or (len(u) > 1 and path.startswith(u))]
    return max(fitting, key=lambda one: len(one[0]), default=("", ""))[1]


def rail(request: HttpRequest) -> list[Link]:
    """The pages this person may open, in order."""
    links = _links(request, _rail)
    here = _current(request, links)
    return [
        Link(
            label=item.label,
            url=url,
            icon=item.icon,
            key=item.key,
            is_current=url == here,
            is_extra=place > 3,
            count=item.count(request) if item.count else None,
        )
        for place, (item, url) in enumerate(links)
    ]


def menu(request: HttpRequest) -> list[Link]:
    return [Link(i.label, url, i.icon, i.key) for i, url in _links(request, _menu)]


def actions(request: HttpRequest) -> list[Link]:
    return [Link(i.label, url, i.icon, i.key) for i, url in _links(request, _actions)]


def kept(request: HttpRequest) -> list[Link]:
    return [link for provider in _kept for link in provider(request)]


def matching(links: Iterable[Link], words: str) -> list[Link]:
    """Those whose label holds every word, case and accents aside; all of them without words."""
    asked = plain(words).split()
    return [link for link in links if all(word in plain(str(link.label)) for word in asked)]
