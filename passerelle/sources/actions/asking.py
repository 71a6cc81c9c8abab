"""Asking the worker to check an import, or to run it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.jobs.actions import enqueue
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person, Product
from passerelle.sources import tasks
from passerelle.sources.models import Import

State = Import.State


@transaction.atomic
def ask_check(of: Import, *, options: dict[str, Any], product: Product | None, by: Person) -> None:
    """Keep what the person says of the file, then have it checked."""
    _refuse_done(of)
    of.options, of.product, of.state = options, product, State.RECEIVED
    of.counts, of.problems = {}, []
    of.save(update_fields=["options", "product", "state", "counts", "problems"])
    enqueue(tasks.check, of.pk, by.pk, key=of.job_key)


@transaction.atomic
def ask_run(of: Import, *, by: Person) -> None:
    """Have it published; asking twice is asking once."""
    _refuse_done(of)
    of.state = State.RUNNING
    of.save(update_fields=["state"])
    enqueue(tasks.run, of.pk, by.pk, key=of.job_key)


def _refuse_done(of: Import) -> None:
    if of.state in {State.PUBLISHED, State.UNDONE}:
        raise DomainError(
            _("“%(name)s” is imported already.") % {"name": of.file_name},
            _("Import the file again to bring things up to date."),
        )
