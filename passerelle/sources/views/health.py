"""The health of the data: what is usable, what is empty and why."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from passerelle.people.may import may, me, require
from passerelle.sources.queries.health import health_of_measures, health_of_trackers


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    person = me(request)
    require(person, "delivery.read")
    context = {
        "trackers": health_of_trackers(person),
        "measures": health_of_measures(person),
        "may_set": may(person, "delivery.write"),
    }
    return render(request, "sources/health.html", context)
