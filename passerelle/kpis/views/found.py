"""Finding the measure that a request names, among what its person may see."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from passerelle.kpis.models import DatedEvent, Measure
from passerelle.kpis.origin import with_origin
from passerelle.kpis.queries import visible
from passerelle.kpis.queries.events import concerning, may_change, seen_events
from passerelle.people.may import me, require
from passerelle.people.veil import veil

WHOLE = [field.name for field in Measure._meta.concrete_fields]
NAMES = (
    "owner__name", "owner__email", "product__name", "product__slug", "team__name", "team__slug", "team__product",
)  # fmt: skip


def readable(request: HttpRequest, slug: str) -> Measure:
    """A measure, archived or not."""
    require(request.user, "measure.read")
    rows = visible(request.user, archived=True).select_related("owner", "product", "team")
    rows = with_origin(rows, (*WHOLE, *NAMES))
    return veil(me(request), get_object_or_404(rows, slug=slug), {"team": "measure.read"})


def writable(request: HttpRequest, slug: str) -> Measure:
    measure = readable(request, slug)
    require(request.user, "measure.write", measure)
    return measure


def events_of(measure: Measure) -> Any:
    """What happened to it: its own dated events, those of its product, those of the company."""
    return DatedEvent.objects.filter(concerning(measure))


def event(request: HttpRequest, pk: int, *, to_write: bool = False) -> DatedEvent:
    """A dated event among those that the person sees, and, to write it, may change."""
    row = get_object_or_404(seen_events(request.user), pk=pk)
    if to_write and not may_change(request.user, row):
        raise Http404(pk)
    return row


def show_form(request: HttpRequest, form: Any, **context: Any) -> HttpResponse:
    """The form, with status 422 when what was sent could not be accepted."""
    status = 422 if form.is_bound else 200
    return render(request, "kpis/form.html", {"form": form, **context}, status=status)


def own_events(measure: Measure) -> Any:
    """Those that whoever writes this measure may take away."""
    own = Q(measure=measure)
    if measure.product_id:
        own |= Q(measure=None, product=measure.product_id)
    return DatedEvent.objects.filter(own)
