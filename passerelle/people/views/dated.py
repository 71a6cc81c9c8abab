"""Who is in a team and who is its product owner: rows with a first day and perhaps a last one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from passerelle.people.actions import membership as memberships
from passerelle.people.actions import ownership as ownerships
from passerelle.people.forms.team import MemberForm, OwnerForm
from passerelle.people.may import me
from passerelle.people.views.pages import form_page, posted
from passerelle.people.views.teams import changed


def _page(
    request: HttpRequest, form: Any, *, title: str, submit: str, slug: str, remove: str = ""
) -> HttpResponse:
    back = reverse("people:team", args=[slug])
    return form_page(request, form, title=title, submit=submit, back=back, remove=remove)


@require_http_methods(["GET", "POST"])
def member_new(request: HttpRequest, slug: str) -> HttpResponse:
    team = changed(request, slug)
    form = MemberForm(posted(request), by=me(request))
    if form.is_bound and form.is_valid():
        memberships.join(team, by=me(request), **form.cleaned_data)
        return redirect("people:team", slug=slug)
    title = _("Someone enters the team %(team)s") % {"team": team}
    return _page(request, form, title=title, submit=_("Add to the team"), slug=slug)


@require_http_methods(["GET", "POST"])
def member(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    team = changed(request, slug)
    row = get_object_or_404(team.memberships.select_related("person"), pk=pk)
    form = MemberForm(posted(request), by=me(request), row=row)
    if form.is_bound and form.is_valid():
        memberships.change(row, by=me(request), **form.cleaned_data)
        return redirect("people:team", slug=slug)
    title = _("%(person)s in the team %(team)s") % {"person": row.person, "team": team}
    remove = reverse("people:member_remove", args=[slug, pk])
    return _page(request, form, title=title, submit=_("Save"), slug=slug, remove=remove)


@require_POST
def member_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    team = changed(request, slug)
    memberships.remove(get_object_or_404(team.memberships, pk=pk), by=me(request))
    return redirect("people:team", slug=slug)


@require_http_methods(["GET", "POST"])
def owner_new(request: HttpRequest, slug: str) -> HttpResponse:
    team = changed(request, slug)
    form = OwnerForm(posted(request), by=me(request))
    if form.is_bound and form.is_valid():
        ownerships.assign(team, by=me(request), **form.cleaned_data)
        return redirect("people:team", slug=slug)
    title = _("A product owner for the team %(team)s") % {"team": team}
    return _page(request, form, title=title, submit=_("Assign"), slug=slug)


@require_http_methods(["GET", "POST"])
def owner(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    team = changed(request, slug)
    row = get_object_or_404(team.ownerships.select_related("person"), pk=pk)
    form = OwnerForm(posted(request), by=me(request), row=row)
    if form.is_bound and form.is_valid():
        ownerships.change(row, by=me(request), **form.cleaned_data)
        return redirect("people:team", slug=slug)
    title = _("%(person)s, product owner of %(team)s") % {"person": row.person, "team": team}
    remove = reverse("people:owner_remove", args=[slug, pk])
    return _page(request, form, title=title, submit=_("Save"), slug=slug, remove=remove)


@require_POST
def owner_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    team = changed(request, slug)
    ownerships.remove(get_object_or_404(team.ownerships, pk=pk), by=me(request))
    return redirect("people:team", slug=slug)
