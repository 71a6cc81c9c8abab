"""The company's list of themes."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from passerelle.people.may import grants_of, require
from passerelle.people.models import Person
from passerelle.roadmap.actions import remove_theme, set_theme
from passerelle.roadmap.forms.theme import ThemeForm
from passerelle.roadmap.models import Theme
from passerelle.roadmap.views.asked import Asked
from passerelle.ui.toast import toast


def may_edit(person: Person) -> bool:
    """Themes belong to the company: a role on one product does not change them."""
    return grants_of(person).company_wide("roadmap.write")


@require_http_methods(["GET", "POST"])
def themes(request: Asked) -> HttpResponseBase:
    require(request.user, "roadmap.read")
    form = ThemeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        _require_edit(request)
        if form.is_valid():
            row = set_theme(None, **form.cleaned_data, by=request.user)
            toast(request, _("“%(name)s” is now a theme.") % {"name": row.name})
            return redirect("roadmap:themes")
    return _page(request, form)


@require_http_methods(["GET", "POST"])
def theme(request: Asked, pk: int) -> HttpResponseBase:
    row = _found(request, pk)
    first = {"name": row.name, "letter": row.letter, "kind": row.kind}
    form = ThemeForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        set_theme(row, **form.cleaned_data, by=request.user)
        toast(request, _("The theme is changed."))
        return redirect("roadmap:themes")
    return _page(request, form, row)


@require_POST
def removal(request: Asked, pk: int) -> HttpResponseBase:
    row = _found(request, pk)
    deletion = remove_theme(row, by=request.user)
    said = _("“%(name)s” is no longer a theme.") % {"name": row.name}
    toast(request, said, undo=reverse("trail:undo", args=[deletion.pk]))
    return redirect("roadmap:themes")


def _page(request: Asked, form: ThemeForm, row: Theme | None = None) -> HttpResponse:
    live = Q(initiatives__archived_at=None)
    known = {
        "themes": Theme.objects.annotate(count=Count("initiatives", filter=live)),
        "form": form,
        "row": row,
        "may_edit": may_edit(request.user),
    }
    return render(request, "roadmap/themes.html", known, status=422 if form.errors else 200)


def _require_edit(request: Asked) -> None:
    if not may_edit(request.user):
        raise Http404("themes")


def _found(request: Asked, pk: int) -> Theme:
    _require_edit(request)
    row = Theme.objects.filter(pk=pk).first()
    if row is None:
        raise Http404("theme")
    return row
