"""The catalogue of measures."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from passerelle.kernel.cells import whole
from passerelle.kpis import sentences
from passerelle.kpis.queries import readings, visible
from passerelle.kpis.rows import drawn
from passerelle.people.may import me, require
from passerelle.ui.alphabetical import Alphabetical, plain
from passerelle.ui.options import options

PAGE = 100
ORDERS = {
    "name": (Alphabetical("name"),),
    "owner": (Alphabetical("owner__name"), Alphabetical("name")),
    "product": (Alphabetical("product__name"), Alphabetical("name")),
}
STATES = {
    "missed": gettext_lazy("Target missed"),
    "ahead": gettext_lazy("Not yet at its target"),
    "reached": gettext_lazy("At its target"),
    "free": gettext_lazy("Without a target"),
    "stale": gettext_lazy("Nothing fresh"),
    "empty": gettext_lazy("No value"),
}
URGENT = list(STATES)
NARROWING = ("q", "product", "owner", "state")
ASKED = (*NARROWING, "sort", "archived")


@require_GET
def measures(request: HttpRequest) -> HttpResponse:
    """Every measure the person may see, narrowed by words, product, owner and state."""
    require(request.user, "measure.read")
    asked = request.GET
    state, sort = asked.get("state", ""), asked.get("sort", "name")
    page = Paginator(_found(request, state=state, sort=sort), PAGE).get_page(asked.get("page"))
    rows: Any = page.object_list
    shown = list(rows if isinstance(rows, list) else readings(rows))
    context = {
        "page": page,
        "rows": drawn(shown, today=timezone.localdate()),
        "verdict": sentences.verdict(row.state for row in shown),
        "asked": {key: asked.get(key, "") for key in ASKED},
        "sort": sort,
        "states": options(STATES.items(), chosen=state),
        **_offered(request),
        "is_narrowed": any(asked.get(key) for key in NARROWING),
    }
    return render(request, "kpis/measures.html", context)


def _found(request: HttpRequest, *, state: str, sort: str) -> Any:
    """Rows of the database where that is enough; readings where a state is asked for, or freshness."""
    asked = request.GET
    rows = visible(request.user, archived=asked.get("archived") == "1")
    if asked.get("archived") == "1":
        rows = rows.exclude(archived_at=None)
    if words := asked.get("q", "").strip():
        rows = rows.filter(Q(name__icontains=words) | Q(source__icontains=words))
    if (product := whole(asked.get("product", ""))) is not None:
        rows = rows.filter(product=product)
    owner = me(request).pk if asked.get("owner") == "me" else whole(asked.get("owner", ""))
    if owner is not None:
        rows = rows.filter(owner=owner)
    rows = rows.order_by(*ORDERS.get(sort, ORDERS["name"]))
    if state not in STATES and sort not in {"state", "fresh"}:
        return rows
    found = [reading for reading in readings(rows) if state not in STATES or reading.state == state]
    if sort == "state":
        found.sort(key=lambda reading: URGENT.index(reading.state))
    elif sort == "fresh":
        found.sort(key=lambda reading: str(reading.on or ""), reverse=True)
    return found


def _offered(request: HttpRequest) -> dict[str, str]:
    """The products and the owners of the measures seen, to narrow the list by (one query)."""
    pairs = (
        visible(request.user)
        .order_by()
        .values_list("product_id", "product__name", "owner_id", "owner__name")
    )
    found = list(pairs.distinct())
    named = {"product": {row[:2] for row in found}, "owner": {row[2:] for row in found}}
    return {
        f"{key}s": options(_named(pairs), chosen=request.GET.get(key, ""), is_user=True)
        for key, pairs in named.items()
    }


def _named(pairs: set[Any]) -> list[tuple[str, str]]:
    kept = [(str(pk), name) for pk, name in pairs if pk is not None]
    return sorted(kept, key=lambda pair: plain(pair[1]))
