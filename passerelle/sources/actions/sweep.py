"""Putting away what pouring in leaves behind, once it can no longer serve anybody."""

from __future__ import annotations

import datetime as dt
import logging
import shutil
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from passerelle.jobs.queries import open_keys
from passerelle.sources.actions.feeds import READING
from passerelle.sources.actions.receive import INCOMING
from passerelle.sources.models import UNDO, Import, Touched

log = logging.getLogger(__name__)
DAY = dt.timedelta(days=1)
"""Longer than any upload lasts."""


def sweep() -> int:
    """Daily, once 30 days have passed: imports that were never published go with their file; of the others go
    the file and what undo needed, and the import stays. How many imports went.
    """
    limit = timezone.now() - UNDO
    gone = _forget_unpublished(limit)
    Touched.objects.filter(of__published_at__lt=limit).delete()
    _remove_folders(limit)
    return gone


@transaction.atomic
def _forget_unpublished(limit: dt.datetime) -> int:
    """Nothing was written by them. One that waits for the worker is left to it."""
    old = Import.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        published_at=None, at__lt=limit
    )
    waiting = open_keys("import:")
    left = [one.pk for one in old if one.job_key not in waiting]
    Import.objects.filter(pk__in=left).delete()
    return len(left)


def _remove_folders(limit: dt.datetime) -> None:
    """Those of no import that can still be run or taken back, a receiving that was killed included."""
    alive = Import.objects.filter(published_at=None) | Import.objects.filter(
        published_at__gte=limit
    )
    kept = {str(pk) for pk in alive.values_list("pk", flat=True)}
    for folder in (Path(settings.DATA) / "staging").glob("*"):
        if folder.name.startswith((INCOMING, READING)):
            _remove(folder, before=timezone.now() - DAY)
        elif folder.name.isdecimal() and folder.name not in kept:
            _remove(folder, before=limit)


def _remove(folder: Path, *, before: dt.datetime) -> None:
    try:
        if folder.stat().st_mtime < before.timestamp():
            shutil.rmtree(folder)
    except OSError as error:  # the worker goes on: tomorrow it is tried again
        log.warning("%s cannot be removed: %s", folder, error)
