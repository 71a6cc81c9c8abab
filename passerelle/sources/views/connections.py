"""Connections: the list, one of them, adding, changing, testing, deleting."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.jobs.actions import enqueue
from passerelle.jobs.queries import open_keys
from passerelle.people.may import me, require
from passerelle.sources import tasks, telling_places
from passerelle.sources.actions import connections as actions
from passerelle.sources.forms.connection import FIELDS, ConnectionForm
from passerelle.sources.models import Connection
from passerelle.ui.know import is_part
from passerelle.ui.toast import toast

CAPABILITY = "connection.write"


def found(request: HttpRequest, pk: int) -> Connection:
    """A connection, for who may manage them; for the others there is none."""
    require(me(request), CAPABILITY)
    return get_object_or_404(Connection, pk=pk)


@require_GET
def connections(request: HttpRequest) -> HttpResponse:
    require(me(request), CAPABILITY)
    rows = [telling_places.row(one) for one in Connection.objects.prefetch_related("feeds")]
    kinds = [(kind, label) for kind, label in Connection.Kind.choices]
    return render(request, "sources/connections.html", {"rows": rows, "kinds": kinds})


@require_http_methods(["GET", "POST"])
def new_connection(request: HttpRequest) -> HttpResponse:
    """Choose what it is, then say where."""
    require(me(request), CAPABILITY)
    kind = request.GET.get("kind", "")
    if kind not in FIELDS:
        choices = [
            (value, telling_places.ABOUT[value], label) for value, label in Connection.Kind.choices
        ]
        return render(request, "sources/connection_kinds.html", {"kinds": choices})
    form = ConnectionForm(request.POST or None, kind=kind)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            made = actions.add_connection(
                form.instance, password=form.cleaned_data.get("password", ""), by=me(request)
            )
            enqueue(tasks.test, made.pk, key=made.test_key)
        return redirect(made)
    return _shown(request, form, title=_("New connection"), back=reverse("sources:connections"))


@require_http_methods(["GET", "POST"])
def edit_connection(request: HttpRequest, pk: int) -> HttpResponse:
    of = found(request, pk)
    form = ConnectionForm(request.POST or None, instance=of, kind=of.kind)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            password = form.cleaned_data.get("password", "")
            actions.change_connection(form.instance, password=password, by=me(request))
            enqueue(tasks.test, of.pk, key=of.test_key, again=True)
        return redirect(of)
    return _shown(request, form, title=_("Change the connection"), back=of.get_absolute_url())


def _shown(request: HttpRequest, form: ConnectionForm, *, title: str, back: str) -> HttpResponse:
    kind = Connection.Kind(form.instance.kind)
    context = {"form": form, "title": title, "back": back, "kind": kind.label}
    status = 422 if form.is_bound else 200
    return render(request, "sources/connection_form.html", context, status=status)


@require_GET
def connection(request: HttpRequest, pk: int) -> HttpResponse:
    """How it answers, what it holds, what is read from it."""
    of = found(request, pk)
    said = ("connection", "table", "until", "read_at", "problem", "measure__name", "measure__slug")
    feeds = list(of.feeds.select_related("measure").only(*said))
    going = open_keys("feed:") & {feed.job_key for feed in feeds}
    is_going = bool(going or open_keys(of.test_key))
    context: dict[str, Any] = {"connection": of, "is_going": is_going}
    if is_part(request, "going"):
        response = render(request, "sources/parts/connecting.html", context)
        if not is_going:
            response["HX-Refresh"] = "true"
        return response
    context |= telling_places.page(of) | {
        "feeds": [telling_places.feed_row(feed, is_going=feed.job_key in going) for feed in feeds]
    }
    return render(request, "sources/connection.html", context)


@require_POST
def test_connection(request: HttpRequest, pk: int) -> HttpResponse:
    of = found(request, pk)
    with transaction.atomic():
        enqueue(tasks.test, of.pk, key=of.test_key)
    return redirect(of)


@require_POST
def delete_connection(request: HttpRequest, pk: int) -> HttpResponse:
    of = found(request, pk)
    deletion = actions.remove_connection(of, by=me(request))
    said = _("“%(name)s” was deleted, and its password with it.") % {"name": of.name}
    toast(request, said, undo=reverse("trail:undo", args=[deletion.pk]))
    return redirect("sources:connections")


def table_of(of: Connection, name: str) -> str:
    """A table that was seen there, by default the first; 404 when there is none of that name."""
    seen = (of.seen or {}).get("tables", {})
    name = name or next(iter(seen), "")
    if name not in seen:
        raise Http404(name)
    return name
