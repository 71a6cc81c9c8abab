"""The health of the data: what is usable, what is empty and why."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from passerelle.people.may import may, me, require
from passerelle.sources.queries.health import (
    health_of_measures,
    health_of_trackers,
    lacking_alike,
    measures_of,
)

PAGE = 100


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    person = me(request)
    require(person, "delivery.read")
    listed = measures_of(person)
    page = Paginator(listed, PAGE).get_page(request.GET.get("page"))
    rows: Any = page.object_list
    found = health_of_trackers(person) if page.number == 1 else []
    alike, trackers = lacking_alike(found)
    context = {
        "alike": alike,
        "holding": sum(1 for one in found if one.covers),
        "trackers": trackers,
        "page": page,
        "measures": health_of_measures(rows),
        "may_set": may(person, "delivery.write"),
    }
    return render(request, "sources/health.html", context)
