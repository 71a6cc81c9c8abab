"""A measure made of a table where it lies, tried out first; and read again by a button."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_tasks_db.models import DBTaskResult

from passerelle.jobs.actions import enqueue
from passerelle.jobs.queries import progress
from passerelle.people.may import me, require
from passerelle.sources import tasks, telling_places
from passerelle.sources.actions import feeds as actions
from passerelle.sources.forms.feed import FeedForm
from passerelle.sources.models import Connection, Feed
from passerelle.sources.views.connections import CAPABILITY, found, table_of
from passerelle.ui.know import is_part
from passerelle.ui.toast import toast


@require_http_methods(["GET", "POST"])
def new_feed(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which columns make it, look at its last days, then have it made."""
    of = found(request, pk)
    table = table_of(of, request.GET.get("table", ""))
    if request.method == "POST":
        form = FeedForm(request.POST, connection=of, table=table)
        if form.is_valid():
            return _tried(request, form) if "try" in request.POST else _made(request, form)
        return _shown(request, form, status=422)
    given = request.GET if "name" in request.GET else None
    return _shown(request, FeedForm(given, connection=of, table=table))


def _tried(request: HttpRequest, form: FeedForm) -> HttpResponse:
    """The state is the address: what was typed stays there, with the number of the trial."""
    with transaction.atomic():
        job = enqueue(tasks.try_out, form.connection.pk, form.asked())
    query = QueryDict(mutable=True)
    for name in form.fields:
        query.setlist(name, request.POST.getlist(name))
    query["table"], query["job"] = form.table, str(job)
    return redirect(f"{request.path}?{query.urlencode()}")


def _made(request: HttpRequest, form: FeedForm) -> HttpResponse:
    feed = actions.add_feed(form.feed(), by=me(request), **form.measure(), owner=me(request))
    toast(request, _("“%(name)s” is made: its first reading has begun.") % {"name": feed.measure})
    return redirect(form.connection)


def _shown(request: HttpRequest, form: FeedForm, *, status: int = 200) -> HttpResponse:
    going = _trial(form.connection, request.GET.get("job", ""))
    is_going = going is not None and not going.is_over
    context: dict[str, Any] = {
        "connection": form.connection,
        "table": form.table,
        "form": form,
        "is_going": is_going,
        "failure": going.reason if going else "",
    }
    if is_part(request, "going"):
        response = render(request, "sources/parts/connecting.html", context)
        if not is_going:
            response["HX-Refresh"] = "true"
        return response
    if going and going.state == "done":
        context["trial"] = telling_places.trial(_result(request.GET["job"]))
    return render(request, "sources/feed_form.html", context, status=status)


def _trial(of: Connection, job: str) -> Any:
    """The trial of that number, if it is one of this connection."""
    row = DBTaskResult.objects.filter(pk=_uuid(job)).first()
    if row is None or row.task_path != tasks.try_out.module_path:
        return None
    return progress(job) if row.args_kwargs["args"][0] == of.pk else None


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _result(job: str) -> Any:
    return DBTaskResult.objects.get(pk=job).return_value


@require_POST
def read_feed(request: HttpRequest, pk: int) -> HttpResponse:
    """Read again now: the last days, or all of them."""
    require(me(request), CAPABILITY)
    feed = get_object_or_404(Feed.objects.select_related("connection", "measure"), pk=pk)
    actions.ask(feed, by=me(request), is_whole="whole" in request.POST)
    return redirect(feed.connection)
