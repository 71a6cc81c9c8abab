"""The thread of an object: read it, say something, correct oneself, take it back."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.desk import counting, queries
from passerelle.desk.actions import comments as actions
from passerelle.desk.models import Comment, Mention
from passerelle.desk.threads import has_thread
from passerelle.people.may import may, me, read_grants, require
from passerelle.people.models import Person
from passerelle.trail import subjects
from passerelle.ui.alphabetical import fold
from passerelle.ui.know import is_part
from passerelle.ui.toast import toast

WRITE = "comment.write"
PROPOSED = 6


@require_http_methods(["GET", "POST"])
def thread(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The comments of one object; a post adds one."""
    obj = _found(request, kind, pk)
    if request.method == "POST":
        require(me(request), WRITE, obj)
        actions.comment(obj, request.POST.get("body", ""), by=me(request))
        counting.forget(me(request))
        if not is_part(request, "comments"):
            return redirect("desk:comments", kind=kind, pk=pk)
    return _shown(request, obj)


def _found(request: HttpRequest, kind: str, pk: int) -> models.Model:
    """The object, if the person may see it and it may be commented."""
    obj = subjects.find(me(request), kind, pk)
    if not has_thread(obj):
        raise Http404(kind)
    return obj


def _shown(request: HttpRequest, obj: models.Model) -> HttpResponse:
    subject = subjects.subject(obj._meta.label_lower)
    context = {
        "obj": obj,
        "kind": obj._meta.label_lower,
        "said": queries.comments(obj, me(request)),
        "back": subject.address(obj) if subject else "",
        "may_write": may(me(request), WRITE, obj),
    }
    part = is_part(request, "comments")
    return render(request, "desk/parts/thread.html" if part else "desk/comments.html", context)


def _own(request: HttpRequest, pk: int) -> tuple[Comment, models.Model]:
    """My own comment and its object, which I must still be allowed to see."""
    written = get_object_or_404(Comment, pk=pk, author=me(request))
    obj = subjects.find(me(request), written.object_type, written.object_id)
    require(me(request), WRITE, obj)
    return written, obj


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Say it otherwise."""
    written, obj = _own(request, pk)
    if request.method == "POST":
        actions.edit(written, request.POST.get("body", ""), obj=obj, by=me(request))
        return redirect(written.get_absolute_url())
    context: dict[str, Any] = {"comment": written, "obj": obj, "back": queries.thread_url(obj)}
    return render(request, "desk/edit_comment.html", context)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back, with undo."""
    written, obj = _own(request, pk)
    deletion = actions.remove(written, by=me(request))
    toast(request, _("Your comment was deleted."), undo=reverse("trail:undo", args=[deletion.pk]))
    return redirect(queries.thread_url(obj))


@require_POST
def answered(request: HttpRequest, pk: int) -> HttpResponse:
    """This call needs no answer from me."""
    mention = get_object_or_404(
        Mention.objects.select_related("comment"), pk=pk, person=me(request)
    )
    actions.answered(mention, by=me(request))
    counting.forget(me(request))
    toast(request, _("Done: it no longer waits for you."))
    return redirect("desk:inbox")


@require_GET
def names(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Who can be called here, for the list that opens after @: first those whose name begins so."""
    obj = _found(request, kind, pk)
    require(me(request), WRITE, obj)
    asked = fold(request.GET.get("q", ""))
    active = Person.objects.filter(is_active=True) if asked else Person.objects.none()
    people = [person for person in active if asked in fold(person.name)]
    people.sort(key=lambda person: _near(asked, fold(person.name)))
    read_grants(people)
    seen = (str(person) for person in people if subjects.may_see(person, obj))
    return JsonResponse({"names": list(islice(seen, PROPOSED))})


def _near(asked: str, name: str) -> tuple[int, str]:
    """Whose name begins so comes before whose surname does, and these before who merely holds it."""
    begins = any(word.startswith(asked) for word in name.split())
    return (0 if name.startswith(asked) else 1 if begins else 2), name
