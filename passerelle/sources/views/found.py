"""Finding what a request names, among what its person may see."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from passerelle.delivery.models import Tracker
from passerelle.people.may import me, require, seen_by
from passerelle.sources.models import Import

PAGE = 100


def seen_imports(request: HttpRequest) -> QuerySet[Import]:
    """Those of the whole company, or of the products that one works for."""
    person = me(request)
    require(person, "import.run")
    rows = Import.objects.select_related("by", "product")
    return seen_by(person, "import.run", rows)


def find_import(request: HttpRequest, pk: int) -> Import:
    return get_object_or_404(seen_imports(request), pk=pk)


def find_tracker(request: HttpRequest, pk: int) -> Tracker:
    """A tracker whose meanings this person may set."""
    rows = Tracker.objects.select_related("product")
    return get_object_or_404(seen_by(me(request), "delivery.write", rows), pk=pk)
