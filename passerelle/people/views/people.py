"""The directory, and what it says of one person. Never a performance figure."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from passerelle.people import voice
from passerelle.people.actions import person as actions
from passerelle.people.forms.person import NewPersonForm, PersonForm
from passerelle.people.may import grants_of, may, me, require, require_company_wide, seen_by
from passerelle.people.models import Person, Product, Team
from passerelle.people.queries import people_seen_by
from passerelle.people.queries.directory import (
    called,
    day_text,
    listed_people,
    stays,
    with_words,
    without_role,
)
from passerelle.people.views.pages import form_page, page_of, posted


def seen(request: HttpRequest, pk: int, capability: str = "people.read") -> Person:
    require(me(request), capability)
    return get_object_or_404(people_seen_by(me(request), capability), pk=pk)


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    require(me(request), "people.read")
    left = "left" in request.GET
    words = request.GET.get("q", "").strip()[:120]
    rows = called(listed_people(me(request), left=left), words)
    page = page_of(request, rows)
    page.object_list = with_words(page.object_list)
    total = page.paginator.count
    shown = {
        "page": page,
        "left": left,
        "words": words,
        "title": _title(rows, total, left=left, words=words),
    }
    return render(request, "people/people.html", shown)


def _title(rows: QuerySet[Person], total: int, *, left: bool, words: str) -> str:
    if words:
        return voice.of_called(total, words=words)
    return voice.of_departed(total) if left else voice.of_people(total, unable=without_role(rows))


@require_GET
def person(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen(request, pk)
    teams = seen_by(me(request), "people.read", Team.objects.all())
    products = seen_by(me(request), "product.read", Product.objects.all(), product="id")
    held = stays(list(found.memberships.filter(team__in=teams).select_related("team")))
    current = [stay for stay in held if stay.is_current]
    shown = {
        "person": found,
        "title": voice.of_person(
            active=found.is_active,
            teams=[str(stay.row.team) for stay in current],
            left=day_text(found.left_on),
        ),
        "sharing": voice.of_sharing(sum(s.row.allocation for s in current)) if current else "",
        "memberships": held,
        "ownerships": stays(list(found.ownerships.filter(team__in=teams).select_related("team"))),
        "roles": found.product_roles.filter(product__in=products).select_related("product"),
        "joined": day_text(found.joined_on),
        "may_write": grants_of(me(request)).company_wide("people.write"),
        "may_account": may(me(request), "account.write"),
    }
    return render(request, "people/person.html", shown)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    require(me(request), "people.add")
    form = NewPersonForm(posted(request))
    if form.is_bound and form.is_valid():
        made = actions.add(by=me(request), **form.cleaned_data)
        return redirect("people:person", pk=made.pk)
    return form_page(
        request,
        form,
        title=_("Someone new in the directory"),
        submit=_("Add to the directory"),
        back=reverse("people:people"),
        note=_("They cannot sign in until an owner of the installation invites them."),
    )


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    require_company_wide(me(request), "people.write")
    found = get_object_or_404(Person, pk=pk)
    form = PersonForm(posted(request), instance=found)
    if form.is_bound and form.is_valid():
        actions.change(Person.objects.get(pk=pk), by=me(request), **form.cleaned_data)
        return redirect("people:person", pk=pk)
    return form_page(
        request,
        form,
        title=_("What the directory says of %(person)s") % {"person": found},
        submit=_("Save"),
        back=reverse("people:person", args=[pk]),
    )
