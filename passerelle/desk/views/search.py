"""One address for the search page and the palette: pages, actions and objects together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from passerelle.desk import index
from passerelle.desk.models import SearchEntry
from passerelle.people.may import me, require
from passerelle.ui import navigation
from passerelle.ui.know import is_part

FEW, MANY = 12, 60


@dataclass(frozen=True, slots=True)
class Hit:
    """An object as a line of the palette."""

    label: str
    url: str
    detail: str = ""
    icon: str = ""
    key: str = ""
    is_user: bool = True


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """What answers to `?q=`; what I worked on last when nothing is asked."""
    require(me(request), "desk.use")
    words = request.GET.get("q", "").strip()[:200]
    palette = is_part(request, "palette-list")
    limit = FEW if palette else MANY
    found = index.search(me(request), words, limit=limit) if words else index.recent(me(request))
    groups = _groups(request, words, found)
    context = {
        "groups": groups,
        "words": words,
        "is_nothing": not any(links for _title, links in groups),
        "is_full": len(found) == limit,
    }
    return render(request, "ui/parts/commands.html" if palette else "desk/search.html", context)


def _groups(
    request: HttpRequest, words: str, found: list[SearchEntry]
) -> list[tuple[Any, list[Any]]]:
    objects: list[tuple[Any, list[Any]]]
    if words:
        objects = [(title, [_hit(e) for e in rows]) for title, rows in index.grouped(found)]
    else:
        objects = [(_("What you worked on last"), [_hit(entry) for entry in found])]
    actions = navigation.matching(navigation.actions(request), words)
    pages = navigation.matching(navigation.rail(request), words)
    return [*objects, (_("Do"), list(actions)), (_("Go"), list(pages))]


def _hit(entry: SearchEntry) -> Hit:
    return Hit(entry.title, entry.url, entry.code)
