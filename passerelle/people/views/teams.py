"""Teams."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.people import voice
from passerelle.people.actions import team as actions
from passerelle.people.forms.team import TeamForm
from passerelle.people.may import may, me, require, seen_by
from passerelle.people.models import Person, Team
from passerelle.people.queries.directory import listed_teams, stays, without_owner
from passerelle.people.queries.ownership import cover_sentences
from passerelle.people.views.deleting import delete_page
from passerelle.people.views.pages import form_page, page_of, posted
from passerelle.ui.toast import toast

STAYS = 30  # rows of members on the page of a team: each draws its bar


def seen(request: HttpRequest, slug: str) -> Team:
    rows = seen_by(me(request), "people.read", Team.objects.select_related("product"))
    return get_object_or_404(rows, slug=slug)


def changed(request: HttpRequest, slug: str) -> Team:
    team = seen(request, slug)
    require(me(request), "people.write", team)
    return team


@require_GET
def teams(request: HttpRequest) -> HttpResponse:
    require(me(request), "people.read")
    archived = "archived" in request.GET
    rows = listed_teams(me(request), archived=archived)
    page = page_of(request, rows)
    ownerless = 0 if archived else without_owner(rows)
    shown = {
        "page": page,
        "archived": archived,
        "title": voice.of_teams(page.paginator.count, ownerless=ownerless, archived=archived),
    }
    return render(request, "people/teams.html", shown)


@require_GET
def team(request: HttpRequest, slug: str) -> HttpResponse:
    found = seen(request, slug)
    members, owners = stays(list(found.memberships.all())), stays(list(found.ownerships.all()))
    present = [stay for stay in members if stay.is_current]
    page = page_of(request, members, size=STAYS)
    _named([stay.row for stay in page], [stay.row for stay in owners])
    shown = {
        "team": found,
        "title": voice.of_team(
            members=len({stay.row.person_id for stay in present}),
            owners=[str(stay.row.person) for stay in owners if stay.is_current],
        ),
        "page": page,
        "members": [stay for stay in page if stay.is_current],
        "has_members": bool(present),
        "others": [stay for stay in page if not stay.is_current],
        "trades": voice.of_trades([stay.row.trade for stay in present]),
        "owners": owners,
        "cover": cover_sentences([stay.row for stay in owners], today=timezone.localdate()),
        "may_write": may(me(request), "people.write", found),
    }
    return render(request, "people/team.html", shown)


def _named(*rows: list[Any]) -> None:
    """Who each row is about, by name: one query for all."""
    people = Person.objects.only("name", "email")
    prefetch_related_objects([row for some in rows for row in some], Prefetch("person", people))


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    require(me(request), "people.write")
    form = TeamForm(posted(request), person=me(request))
    if form.is_bound and form.is_valid():
        made = actions.add(by=me(request), **form.cleaned_data)
        return redirect("people:team", slug=made.slug)
    return form_page(
        request,
        form,
        title=_("A new team"),
        submit=_("Add the team"),
        back=reverse("people:teams"),
    )


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    found = changed(request, slug)
    form = TeamForm(posted(request), person=me(request), instance=found)
    if form.is_bound and form.is_valid():
        actions.change(seen(request, slug), by=me(request), **form.cleaned_data)
        return redirect("people:team", slug=slug)
    return form_page(
        request,
        form,
        title=_("Change the team"),
        submit=_("Save"),
        back=reverse("people:team", args=[slug]),
    )


@require_POST
def archive(request: HttpRequest, slug: str) -> HttpResponse:
    found = actions.archive(changed(request, slug), by=me(request))
    undo = reverse("people:team_unarchive", args=[slug])
    toast(request, _("%(team)s is archived.") % {"team": found}, undo=undo)
    return redirect("people:teams")


@require_POST
def unarchive(request: HttpRequest, slug: str) -> HttpResponse:
    found = actions.unarchive(changed(request, slug), by=me(request))
    toast(request, _("%(team)s is back in the lists.") % {"team": found})
    return redirect("people:team", slug=slug)


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, slug: str) -> HttpResponse:
    found = changed(request, slug)
    return delete_page(
        request,
        found,
        title=_("Delete the team %(team)s?") % {"team": found},
        back=reverse("people:team", args=[slug]),
        then=reverse("people:teams"),
    )
