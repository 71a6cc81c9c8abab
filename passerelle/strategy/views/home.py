"""The heading: the sentence in force, what the key results say, the tree."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from passerelle.people.may import me, require
from passerelle.strategy import queries, sentences
from passerelle.strategy.models import KeyResult, Objective, RegisterEntry
from passerelle.trail import actions as trail
from passerelle.trail.models import Deletion
from passerelle.ui.toast import toast


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Vision, objectives by horizon, key results with target and state, initiatives: nothing to open to see it."""
    person = me(request)
    require(person, "strategy.read")
    today = timezone.localdate()
    nodes = queries.nodes(person, queries.objectives(person), today=today)
    heading = queries.heading(person)
    context = {
        "heading": heading,
        "read_by": sentences.read_by(heading.readers, heading.people) if heading else "",
        "reading": sentences.course(row.state for node in nodes for row in node.rows),
        "horizons": queries.by_horizon(nodes),
        "has_objectives": bool(nodes),
    }
    return render(request, "strategy/home.html", context)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Put back what I deleted."""
    kinds = [model._meta.label_lower for model in (Objective, KeyResult, RegisterEntry)]
    mine = Deletion.objects.filter(actor_id=me(request).pk, object_type__in=kinds)
    deletion = get_object_or_404(mine, pk=pk)
    trail.undo(deletion, by=me(request))
    toast(request, _("“%(title)s” is back.") % {"title": deletion.label})
    return redirect("strategy:home")
