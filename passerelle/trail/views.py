"""What happened: to the company, to one object; what can still be put back."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from passerelle.trail import actions, queries, rights, subjects
from passerelle.trail.actions import product_of
from passerelle.trail.forms import Filter
from passerelle.trail.models import Deletion
from passerelle.trail.values import when
from passerelle.ui.know import is_part
from passerelle.ui.toast import toast

PAGE = 100
FEW = 30


def _require(request: HttpRequest) -> None:
    if rights.scope(request.user, queries.READ) == []:
        raise Http404(queries.READ)


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Everything that happened, newest first, narrowed by person, kind and date."""
    _require(request)
    seen = queries.events(request.user)
    form = Filter(request.GET or None, actors=queries.actors(request.user))
    rows = form.narrow(seen)
    asked = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    lines = queries.lines(request.user, list(asked))
    context = {"form": form, "page": asked, "lines": lines, "is_narrowed": bool(request.GET)}
    return render(request, "trail/page.html", context)


@require_GET
def actors(request: HttpRequest) -> HttpResponse:
    """The names one may ask about, suggested once the box is entered."""
    _require(request)
    names = queries.actors(request.user).exclude(name="").values_list("name", flat=True)
    return render(request, "trail/parts/actors.html", {"names": names})


@require_GET
def history(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """All that happened to one object: a part of its page, or a page of its own without a script."""
    obj = subjects.find(request.user, kind, pk)
    if not rights.may(request.user, queries.READ, product_of(obj)):
        raise Http404(queries.READ)
    asked = Paginator(queries.history(obj), FEW).get_page(request.GET.get("page"))
    subject = subjects.subject(kind)
    context = {
        "obj": obj,
        "page": asked,
        "lines": queries.lines(request.user, list(asked)),
        "back": subject.address(obj) if subject else "",
        "is_one": True,
    }
    part = "trail/parts/lines.html" if is_part(request, "history") else "trail/history.html"
    return render(request, part, context)


@require_GET
def deleted(request: HttpRequest) -> HttpResponse:
    """What was deleted in the last 30 days."""
    _require(request)
    asked = Paginator(queries.deletions(request.user), PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "pk": row.pk,
            "label": row.label,
            "kind": subjects.all_subjects()[row.object_type].model._meta.verbose_name
            if row.object_type in subjects.all_subjects()
            else "",
            "when": when(row.at),
        }
        for row in asked
    ]
    return render(request, "trail/deleted.html", {"page": asked, "rows": rows})


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Put back what was deleted; only for those who could write it."""
    deletion = get_object_or_404(Deletion, pk=pk)
    if not queries.may_undo(request.user, deletion):
        raise Http404
    actions.undo(deletion, by=request.user)  # type: ignore[arg-type]
    toast(request, _("“%(name)s” is back.") % {"name": deletion.label})
    obj = subjects.find(request.user, deletion.object_type, deletion.object_id)
    subject = subjects.subject(deletion.object_type)
    return redirect((subject.address(obj) if subject else "") or "trail:deleted")
