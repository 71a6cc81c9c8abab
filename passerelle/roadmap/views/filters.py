"""Choosing what the roadmap shows: a form whose answer is an address."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from passerelle.kernel.periods import Quarter
from passerelle.people.may import require, seen_by
from passerelle.people.models import Person, Product, Team
from passerelle.roadmap import state as states
from passerelle.roadmap.models import Initiative, Theme
from passerelle.roadmap.queries import visible
from passerelle.roadmap.queries.visible import READ_BY
from passerelle.roadmap.state import State
from passerelle.roadmap.titles import quarter_name
from passerelle.roadmap.views.asked import Asked
from passerelle.roadmap.views.groups import nothing
from passerelle.strategy.models import Objective
from passerelle.ui.know import is_part

KEPT = {"view", "group", "sort", "span", "from", "baseline", "cols"}


@require_GET
def filters(request: Asked) -> HttpResponse:
    """Every filter with what is chosen ticked; alone for a script, on a page of its own otherwise."""
    require(request.user, "roadmap.read")
    state = states.read(request.GET, first_month=request.company.fiscal_month)
    known = {
        "state": state,
        "sets": _sets(request, state),
        "kept": [(name, value) for name, value in request.GET.items() if name in KEPT],
        "clear": state.query(filters={}, words="", archived=False),
    }
    part = "roadmap/parts/filters.html" if is_part(request, "peek") else "roadmap/filters.html"
    return render(request, part, known)


def _sets(request: Asked, state: State) -> list[dict[str, Any]]:
    month = request.company.fiscal_month
    this = Quarter.of(timezone.localdate(), first_month=month)
    quarters = [this.shifted(n) for n in range(-2, 5)]
    rows = visible(request.user)
    teams = seen_by(request.user, READ_BY["team"], Team.objects.filter(initiatives__in=rows))
    products = seen_by(request.user, "roadmap.read", Product.objects.all(), product="pk")
    themes = Theme.objects.filter(initiatives__in=rows).distinct()
    owners = Person.objects.filter(initiatives__in=rows).distinct()
    aims = Objective.objects.filter(initiatives__in=rows).distinct()
    objectives = seen_by(request.user, READ_BY["objective"], aims)
    sets: list[tuple[str, str, list[tuple[str, str]], bool]] = [
        ("quarter", _("Quarter"), [(str(q), quarter_name(q)) for q in quarters], False),
        ("team", _("Team"), [(t.slug, t.name) for t in teams.distinct()], True),
        ("product", _("Product"), [(p.slug, p.name) for p in products], True),
        ("state", _("State"), [(str(v), str(n)) for v, n in Initiative.State.choices], False),
        (
            "bucket",
            _("Now, next or later"),
            [(str(v), str(n)) for v, n in Initiative.Bucket.choices],
            False,
        ),
        ("theme", _("Theme"), [(str(t.pk), t.name) for t in themes], True),
        ("owner", _("Owner"), [(str(p.pk), p.name) for p in owners], True),
        ("objective", _("Objective"), [(str(o.pk), o.title) for o in objectives], True),
    ]
    return [
        {"key": key, "label": label, "options": _options(state, key, choices, is_user)}
        for key, label, choices, is_user in sets
    ]


def _options(
    state: State, key: str, choices: list[tuple[str, str]], is_user: bool
) -> list[dict[str, Any]]:
    chosen = state.filters.get(key, ())
    options = [
        {"value": value, "label": label, "is_user": is_user, "is_on": value in chosen}
        for value, label in choices
    ]
    if key in nothing():
        options.append(
            {"value": "none", "label": nothing()[key], "is_user": False, "is_on": "none" in chosen}
        )
    return options
