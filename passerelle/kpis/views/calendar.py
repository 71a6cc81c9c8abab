"""The dated events of the company: listed by month, written, changed, taken away with the way back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.kernel.cells import whole
from passerelle.kpis import actions, happened
from passerelle.kpis.forms import HappeningForm
from passerelle.kpis.models import DatedEvent, Measure
from passerelle.kpis.queries import visible
from passerelle.kpis.queries.events import concerning, may_change, seen_events, within_month
from passerelle.kpis.views import found
from passerelle.people.may import me, require
from passerelle.ui.alphabetical import Alphabetical, plain
from passerelle.ui.options import options
from passerelle.ui.toast import toast

PAGE = 100
READ, WRITE = "measure.read", "measure.write"
ORDERS = {
    "": ("-on", "-pk"),
    "first": ("on", "pk"),
    "label": ("label", "-on"),
    "kind": ("kind", "-on"),
    "product": (Alphabetical("product__name"), Alphabetical("measure__name"), "-on"),
}
NARROWING = ("q", "month", "kind", "product", "measure")


@require_GET
def events(request: HttpRequest) -> HttpResponse:
    """Every dated event the person may see, under its month, narrowed by words, month, kind and concern."""
    require(request.user, READ)
    asked = {key: request.GET.get(key, "") for key in NARROWING}
    sort = request.GET.get("sort", "")
    seen = seen_events(request.user)
    rows = _narrowed(request, seen, asked).order_by(*ORDERS.get(sort, ORDERS[""]))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "months": happened.by_month(page.object_list, is_parted=sort in {"", "first"}),
        "asked": asked,
        "sort": sort,
        "kinds": options(DatedEvent.Kind.choices, chosen=asked["kind"]),
        **_offered(request, seen, asked),
        "is_narrowed": any(asked.values()),
    }
    return render(request, "kpis/events.html", context)


def _narrowed(
    request: HttpRequest, rows: QuerySet[DatedEvent], asked: dict[str, str]
) -> QuerySet[DatedEvent]:
    if words := asked["q"].strip():
        rows = rows.filter(Q(label__icontains=words) | Q(note__icontains=words))
    if first := _month(asked["month"]):
        rows = rows.filter(within_month(first))
    if asked["kind"] in DatedEvent.Kind.values:
        rows = rows.filter(kind=asked["kind"])
    if (product := whole(asked["product"])) is not None:
        rows = rows.filter(Q(product=product) | Q(measure__product=product))
    if asked["measure"]:
        measure = visible(request.user, archived=True).filter(slug=asked["measure"]).first()
        rows = rows.filter(concerning(measure)) if measure else rows.none()
    return rows


def _month(text: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(text, "%Y-%m").date()
    except ValueError:
        return None


def _offered(
    request: HttpRequest, seen: QuerySet[DatedEvent], asked: dict[str, str]
) -> dict[str, Any]:
    """The products and measures that have events, to narrow the list by, and the one that was asked for."""
    pairs = seen.order_by().values_list(
        "product_id", "product__name", "measure__slug", "measure__name"
    )
    kept = list(pairs.distinct())
    products = {(str(row[0]), row[1]) for row in kept if row[0]}
    measures = {row[2:] for row in kept if row[2]}
    if asked["measure"] and asked["measure"] not in {slug for slug, _name in measures}:
        mine = visible(request.user, archived=True).filter(slug=asked["measure"])
        measures |= set(mine.values_list("slug", "name"))
    return {
        key: options(
            sorted(pairs, key=lambda pair: plain(pair[1])),
            chosen=asked[key[:-1]],
            is_user=True,
        )
        for key, pairs in {"products": products, "measures": measures}.items()
    }


@require_GET
def event(request: HttpRequest, pk: int) -> HttpResponse:
    row = found.event(request, pk)
    context = {
        "event": row,
        "fact": happened.told(row),
        "may_write": may_change(request.user, row),
    }
    return render(request, "kpis/event.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    person = me(request)
    require(person, WRITE)
    measure = Measure.objects.filter(slug=request.GET.get("measure", "")).first()
    given = {"on": timezone.localdate(), "kind": request.GET.get("kind", "")}
    form = HappeningForm(
        request.POST or None, person=person, initial={**given, "measure": measure and measure.pk}
    )
    if request.method == "POST" and form.is_valid():
        made = actions.write_event(by=person, **form.cleaned_data)
        toast(request, _("“%(name)s” is in the calendar.") % {"name": made.label})
        return redirect("kpis:events")
    return _form(request, form, title=_("What happened, and when?"), back=reverse("kpis:events"))


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    row, person = found.event(request, pk, to_write=True), me(request)
    form = HappeningForm(request.POST or None, person=person, instance=row)
    if request.method == "POST" and form.is_valid():
        actions.change_event(row, by=person, **form.cleaned_data)
        return redirect(row)
    return _form(request, form, title=_("Change the event"), back=row.get_absolute_url())


def _form(request: HttpRequest, form: Any, **context: Any) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "kpis/event_form.html", {"form": form, **context}, status=status)


@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    row = found.event(request, pk, to_write=True)
    deletion = actions.remove_event(row, by=me(request))
    sentence = _("“%(name)s” was deleted.") % {"name": deletion.label}
    toast(request, sentence, undo=reverse("trail:undo", args=[deletion.pk]))
    return redirect("kpis:events")
