"""The catalogue of measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from passerelle.kernel.cells import whole
from passerelle.kpis import sentences
from passerelle.kpis.models import Measure
from passerelle.kpis.queries import Reading, readings, visible
from passerelle.people.may import me, require
from passerelle.reports.drawing import spark
from passerelle.ui.templatetags.ui import how, status

PAGE = 100
ORDERS = {
    "name": ("name",),
    "owner": ("owner__name", "name"),
    "product": ("product__name", "name"),
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


@dataclass(frozen=True, slots=True)
class Row:
    """A reading with its cells written beforehand."""

    reading: Reading
    spark: SafeString
    value: SafeString
    state: SafeString
    fresh: str


@require_GET
def measures(request: HttpRequest) -> HttpResponse:
    """Every measure the person may see, narrowed by words, product, owner and state."""
    require(request.user, "measure.read")
    asked = request.GET
    state, sort = asked.get("state", ""), asked.get("sort", "name")
    page = Paginator(_found(request, state=state, sort=sort), PAGE).get_page(asked.get("page"))
    rows = page.object_list
    shown = rows if rows and isinstance(rows[0], Reading) else readings(rows)
    seen = visible(request.user).order_by()
    context = {
        "page": page,
        "rows": [_row(reading) for reading in shown],
        "asked": asked,
        "sort": sort,
        "states": STATES.items(),
        "products": _names(seen, "product"),
        "owners": _names(seen, "owner"),
        "is_narrowed": any(asked.get(key) for key in ("q", "product", "owner", "state")),
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
    rows = rows.select_related("owner", "product").order_by(*ORDERS.get(sort, ("name",)))
    if state not in STATES and sort not in {"state", "fresh"}:
        return rows
    found = [reading for reading in readings(rows) if state not in STATES or reading.state == state]
    if sort == "state":
        found.sort(key=lambda reading: URGENT.index(reading.state))
    elif sort == "fresh":
        found.sort(key=lambda reading: str(reading.on or ""), reverse=True)
    return found


def _names(rows: QuerySet[Measure], field: str) -> list[tuple[str, str]]:
    found = rows.exclude(**{field: None}).values_list(f"{field}_id", f"{field}__name").distinct()
    return sorted(((str(pk), name) for pk, name in found), key=lambda pair: pair[1].casefold())


def _row(reading: Reading) -> Row:
    age = (timezone.localdate() - reading.on).days if reading.on else None
    return Row(
        reading=reading,
        spark=mark_safe(spark(reading.points)),  # noqa: S308 - escapes what it is given
        value=how(reading.value_text, reading.know_url),
        state=status(reading.tone, reading.state_text),
        fresh=sentences.freshness(age) if age is not None else _("never"),
    )
