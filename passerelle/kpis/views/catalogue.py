"""The catalogue of measures."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from passerelle.kpis.queries import readings, visible
from passerelle.people.may import require

PAGE = 100


@require_GET
def measures(request: HttpRequest) -> HttpResponse:
    """Every measure the person may see, found by words of its name or source."""
    require(request.user, "measure.read")
    rows = visible(request.user).select_related("owner", "product")
    words = request.GET.get("q", "").strip()
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(source__icontains=words))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "kpis/measures.html",
        {"page": page, "rows": readings(page.object_list), "q": words},
    )
