"""Saved views: the address is the state, a name keeps it."""

from __future__ import annotations

from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from passerelle.desk.actions import views as actions
from passerelle.desk.models import SavedView
from passerelle.kernel.cells import whole
from passerelle.people.may import me, require
from passerelle.ui.toast import toast


@require_POST
def save_as(request: HttpRequest) -> HttpResponse:
    """A new private view of the page one is on."""
    require(me(request), "desk.use")
    view = actions.save_as(
        request.POST.get("name", ""),
        page=request.POST.get("page", "")[:40],
        path=request.POST.get("path", "")[:200],
        query=request.POST.get("query", "")[:2000],
        by=me(request),
    )
    toast(request, _("The view “%(name)s” is saved. Only you see it.") % {"name": view.name})
    return redirect(view.get_absolute_url())


def _own(request: HttpRequest, pk: int) -> SavedView:
    return get_object_or_404(SavedView, pk=pk, owner=me(request))


@require_POST
def update(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the present state under the same name; 409 with both states when it changed meanwhile."""
    view = _own(request, pk)
    asked = request.POST.get("query", "")[:2000]
    version = whole(request.POST.get("version", "")) or 0
    try:
        view = actions.update(view, asked, version=version, by=me(request))
    except actions.ViewConflictError as conflict:
        context = {
            "view": conflict.current,
            "asked": actions.state_of(asked),
            "mine": parse_qsl(actions.state_of(asked)),
            "theirs": parse_qsl(conflict.current.query),
        }
        return render(request, "desk/view_conflict.html", context, status=409)
    toast(request, _("The view “%(name)s” is up to date.") % {"name": view.name})
    return redirect(view.get_absolute_url())


@require_POST
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it to others, or to nobody else."""
    view = actions.share(_own(request, pk), is_shared="shared" in request.POST, by=me(request))
    toast(
        request,
        _("Everyone who may see the page sees this view.")
        if view.is_shared
        else _("Only you see this view."),
    )
    return redirect(view.get_absolute_url())


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete it, with undo, and stay on the page."""
    view = _own(request, pk)
    deletion = actions.remove(view, by=me(request))
    said = _("The view “%(name)s” was deleted.") % {"name": view.name}
    toast(request, said, undo=reverse("trail:undo", args=[deletion.pk]))
    return redirect(f"{view.path}?{view.query}")
