"""One tracker: what its statuses mean, which teams its components are, which initiatives they serve."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from passerelle.delivery.actions import set_team_rule
from passerelle.delivery.models import Tracker
from passerelle.delivery.models.tracker import Category
from passerelle.kernel.cells import whole
from passerelle.people.may import me
from passerelle.people.queries import visible_teams
from passerelle.roadmap.models.initiative import code_of
from passerelle.roadmap.queries import visible, writable
from passerelle.sources.actions.links import add_link_rule, remove_link_rule
from passerelle.sources.actions.rederive import set_meanings
from passerelle.sources.models import LinkRule
from passerelle.sources.queries.health import by_component, tracker_health
from passerelle.sources.views.found import find_tracker
from passerelle.ui.options import options
from passerelle.ui.toast import toast

COMPONENTS = 200
SAID = ("tracker", "status", "category", "by__name", "by__email")
TIED = ("tracker", "on", "value", "initiative__number", "initiative__title")


@require_GET
def tracker(request: HttpRequest, pk: int) -> HttpResponse:
    found = find_tracker(request, pk)
    meant = {code: options(Category.choices, chosen=code) for code in Category.values}
    ties = found.link_rules.select_related("initiative").only(*TIED)
    counts = by_component(found)
    initiatives = visible(me(request))
    return render(
        request,
        "sources/tracker.html",
        {
            "tracker": found,
            "statuses": [
                (rule, meant[rule.category])
                for rule in found.status_rules.select_related("by").only(*SAID)
            ],
            **_teams(request, found, counts),
            "links": ties.filter(initiative__in=initiatives),
            "on": LinkRule.On.choices,
            "initiatives": options(
                (pk, f"{code_of(number)} {title}")
                for pk, number, title in writable(me(request)).values_list("pk", "number", "title")
            ),
            "health": tracker_health(found, counts.values()),
        },
    )


def _teams(
    request: HttpRequest, found: Tracker, counts: dict[str, dict[str, int]]
) -> dict[str, Any]:
    """The components with most items, each with the teams to choose among."""
    rules = {rule.component: rule.team_id for rule in found.team_rules.all()}
    seen = [(team.pk, team.name) for team in visible_teams(me(request)).only("name")]
    known = {pk for pk, _name in seen}

    @cache
    def offered(chosen: int | None) -> SafeString:
        is_hidden = chosen is not None and chosen not in known
        empty = _("As it is: archived, or not for you to see") if is_hidden else "—"
        return options([("", empty), *seen], chosen=chosen)

    named = [(name, count["items"]) for name, count in counts.items() if name]
    most = sorted(named, key=lambda pair: -pair[1])[:COMPONENTS]
    return {
        "default_teams": offered(rules.get("")),
        "components": [(name, items, offered(rules.get(name))) for name, items in most],
    }


@require_POST
def meanings(request: HttpRequest, pk: int) -> HttpResponse:
    """Every status at once; the items follow."""
    found = find_tracker(request, pk)
    asked = {
        rule.pk: request.POST.get(f"status-{rule.pk}", rule.category)
        for rule in found.status_rules.all()
    }
    moved = set_meanings(found, asked, by=me(request))
    _say(request, moved)
    return redirect("sources:tracker", pk=found.pk)


@require_POST
def teams(request: HttpRequest, pk: int) -> HttpResponse:
    """The team of each component, and of all the rest."""
    found = find_tracker(request, pk)
    known = {str(team.pk): team for team in visible_teams(me(request))}
    rules = {rule.component: str(rule.team_id) for rule in found.team_rules.all()}
    names = request.POST.getlist("component")
    moved = 0
    for component, asked in zip(names, request.POST.getlist("team"), strict=False):
        was = rules.get(component, "")
        if asked != was and (asked in known or (not asked and was in known)):
            moved += set_team_rule(
                found, component=component, team=known.get(asked), by=me(request)
            )
    _say(request, moved)
    return redirect("sources:tracker", pk=found.pk)


@require_POST
def links(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a component or an epic serves an initiative, or take it back."""
    found = find_tracker(request, pk)
    if "remove" in request.POST:
        rule = get_object_or_404(
            LinkRule,
            tracker=found,
            initiative__in=visible(me(request), archived=True),
            pk=whole(request.POST["remove"]),
        )
        _say(request, remove_link_rule(rule, by=me(request)))
    else:
        planned = writable(me(request), archived=True)
        initiative = get_object_or_404(planned, pk=whole(request.POST.get("initiative", "")))
        moved = add_link_rule(
            found,
            on=request.POST.get("on", ""),
            value=request.POST.get("value", ""),
            initiative=initiative,
            by=me(request),
        )
        _say(request, moved)
    return redirect("sources:tracker", pk=found.pk)


def _say(request: HttpRequest, moved: int) -> None:
    if not moved:
        toast(request, _("Kept; no item changes."))
        return
    sentence = ngettext("Kept: %(count)s item follows.", "Kept: %(count)s items follow.", moved)
    toast(request, sentence % {"count": moved})
