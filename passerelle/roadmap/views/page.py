"""The roadmap: one address, four layouts of the same initiatives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from passerelle.people.may import may, require
from passerelle.people.veil import veiled
from passerelle.roadmap import state as states
from passerelle.roadmap import titles
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.queries.rows import Facts, facts_of, rows_of
from passerelle.roadmap.queries.visible import READ_BY
from passerelle.roadmap.state import State
from passerelle.roadmap.views import board, sheet, timeline, tree
from passerelle.roadmap.views.asked import Asked
from passerelle.ui.language import lang

A_PAGE = 100


class Counted(Paginator[Initiative]):
    """A paginator that was told how many rows there are (the facts have counted them)."""

    def __init__(self, rows: QuerySet[Initiative], *, count: int) -> None:
        super().__init__(rows, A_PAGE)
        self._count = count

    @cached_property
    def count(self) -> int:
        return self._count


LAYOUTS: dict[str, Callable[..., dict[str, Any]]] = {
    "timeline": timeline.context,
    "table": sheet.context,
    "board": board.context,
    "tree": tree.context,
}
UNREAD = {"problem", "departments"}  # long, and seldom in a list
LINKS = {"timeline": {"theme"}, "board": {"theme", "team"}, "tree": {"team"}}


def named(request: Asked, state: State) -> set[str]:
    """The links whose names the layout shows: no other row is read for it."""
    shown = sheet.links(request) if state.view == "table" else LINKS[state.view]
    group = {state.grouped_by} - {"", "state", "bucket"}
    return shown | group if state.view in {"table", "timeline"} else shown


@require_GET
def roadmap(request: Asked) -> HttpResponse:
    """The page as its address describes it."""
    require(request.user, "roadmap.read")
    state = states.read(request.GET, first_month=request.company.fiscal_month)
    rows = rows_of(request.user, state, first_month=request.company.fiscal_month)
    facts = facts_of(rows, today=timezone.localdate())
    shown = rows.select_related(*named(request, state)).defer(*UNREAD - set(sheet.chosen(request)))
    page = Counted(shown, count=facts.count).get_page(state.page)
    known = {
        "state": state,
        "facts": facts,
        "page": page,
        "verdict": titles.of_roadmap(facts, is_filtered=state.is_filtered),
        "count": titles.of_count(facts),
        "may_write": may(request.user, "roadmap.write"),
        "layouts": layouts(state),
        "lang": lang(),
    }
    known |= LAYOUTS[state.view](request, state, _seen(request, state, page.object_list))
    known |= bars(state, facts)
    return render(request, f"roadmap/{state.view}.html", known)


def _seen(request: Asked, state: State, rows: Iterable[Initiative]) -> list[Initiative]:
    """The rows of the page, where a link that leads out of this person's sight reads as none."""
    named_here = named(request, state)
    return veiled(request.user, rows, {n: READ_BY[n] for n in READ_BY if n in named_here})


def layouts(state: State) -> list[dict[str, Any]]:
    """The switch between views: what is chosen in one holds in the others."""
    names = {
        "table": _("Table"),
        "board": _("Columns"),
        "timeline": _("Timeline"),
        "tree": _("Tree"),
    }
    return [
        {"label": label, "url": state.query(view=view), "is_current": view == state.view}
        for view, label in names.items()
    ]


def bars(state: State, facts: Facts) -> dict[str, Any]:
    """What the toolbar says of the filter, the group and the sort."""
    names = group_names()
    groups = [
        {
            "label": label,
            "url": state.query(group=key),
            "is_current": key == (state.grouped_by or "none"),
        }
        for key, label in names.items()
    ]
    sorts = [
        {"label": label, "url": state.query(sort=key), "is_current": key == state.sorted_by}
        for key, label in sort_names().items()
    ]
    chosen = sum(len(values) for values in state.filters.values()) + bool(state.words)
    return {
        "groups": groups,
        "sorts": sorts,
        "group_name": names[state.grouped_by or "none"],
        "sort_name": sort_names().get(state.sorted_by.removeprefix("-"), ""),
        "chosen_filters": chosen,
        "is_empty": not facts.count and not state.is_filtered,
        "here": state.query(page=state.page),
    }


def group_names() -> dict[str, str]:
    return {
        "none": _("no group"),
        "team": _("team"),
        "product": _("product"),
        "objective": _("objective"),
        "theme": _("theme"),
        "owner": _("owner"),
        "state": _("state"),
        "bucket": _("now, next or later"),
    }


def sort_names() -> dict[str, str]:
    return {
        "number": _("number"),
        "title": _("title"),
        "start_on": pgettext("initiative", "start"),
        "end_on": _("expected end"),
        "promised_on": _("promise"),
        "-value": _("value, highest first"),
        "cost": _("cost, lowest first"),
        "-confidence": _("confidence, highest first"),
        "owner": _("owner"),
        "state": _("state"),
    }
