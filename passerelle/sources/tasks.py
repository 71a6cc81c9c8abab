"""Checking and running as jobs: asked for by a page, done by the worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django_tasks import task

from passerelle.delivery.models import Tracker
from passerelle.jobs import running
from passerelle.kernel.errors import DomainError, InputError
from passerelle.people.models import Person
from passerelle.sources.actions import connections, feeds, pour, trial
from passerelle.sources.actions.rederive import rederive
from passerelle.sources.models import Connection, Feed, Import

Row = TypeVar("Row", bound=Model)


@task()
def check(import_id: int, person_id: int) -> None:
    _do(pour.check, import_id, person_id)


@task()
def run(import_id: int, person_id: int) -> None:
    _do(pour.run, import_id, person_id)


def _do(verb: Callable[..., Any], import_id: int, person_id: int) -> None:
    """The import itself keeps what was refused and why, so a refusal ends the job well."""
    of = Import.objects.filter(pk=import_id).first()
    by = Person.objects.filter(pk=person_id, is_active=True).first()
    if of is None or by is None:
        raise DomainError(_("This import, or the person who asked for it, is gone."))
    try:
        verb(of, by=by, progress=running.report)
    except InputError:
        return


@task()
def test(connection_id: int) -> None:
    """What was seen, or why not, is kept with the connection: a refusal ends the job well."""
    connections.test(_there(Connection.objects.filter(pk=connection_id)))


@task()
def read(feed_id: int, person_id: int | None) -> None:
    feed = _there(Feed.objects.select_related("connection", "measure", "load").filter(pk=feed_id))
    by = Person.objects.filter(pk=person_id, is_active=True).first()
    feeds.read(feed, by=by)


@task()
def derive(tracker_id: int) -> None:
    """What an undo asks for; where it was not killed, nothing is left to do."""
    rederive(_there(Tracker.objects.filter(pk=tracker_id)))


@task()
def try_out(connection_id: int, asked: dict[str, Any]) -> dict[str, Any]:
    """A first look at what a measure would be: nothing is kept but with the job."""
    return trial.try_out(_there(Connection.objects.filter(pk=connection_id)), asked)


def _there(rows: QuerySet[Row]) -> Row:
    row = rows.first()
    if row is None:
        raise DomainError(_("What was to be read is gone."))
    return row
