"""Checking and running as jobs: asked for by a page, done by the worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django_tasks import task

from passerelle.jobs import running
from passerelle.kernel.errors import DomainError, InputError
from passerelle.people.models import Person
from passerelle.sources.actions import pour
from passerelle.sources.models import Import


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
