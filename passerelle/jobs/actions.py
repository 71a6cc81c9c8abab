"""Asking for work."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from passerelle.jobs.models import Lease

KEPT = timedelta(days=30)
BACKGROUND = -10
"""The priority of work that nobody waits for: it begins, and goes on (`give_way`), once nothing else is ready."""


def enqueue(
    task: Task[Any, Any], *args: Any, key: str = "", again: bool = False, **kwargs: Any
) -> uuid.UUID:
    """Ask for a job, in the caller's transaction; its id.

    The same `key` while the first still waits or runs is the same job. With `again`, a job that already runs is
    run once more afterwards (for work whose data may have changed since it began). Of two priorities it has the higher.
    """
    try:
        with transaction.atomic():
            return _create(task, args, kwargs, key=key)
    except IntegrityError:
        lease = Lease.objects.select_for_update().filter(key=key, ended_at=None)
        with transaction.atomic():
            found = lease.first()
            if found is None:  # it ended between the two: this one is new
                return _create(task, args, kwargs, key=key)
            if again and found.worker:
                Lease.objects.filter(pk=found.pk).update(is_wanted_again=True)
            lower = DBTaskResult.objects.filter(pk=found.task_id, priority__lt=task.priority)
            lower.update(priority=task.priority)
            return found.task_id


def _create(task: Task[Any, Any], args: Any, kwargs: Any, *, key: str) -> uuid.UUID:
    result = task.enqueue(*args, **kwargs)
    lease = Lease.objects.create(
        task_id=uuid.UUID(str(result.id)),
        key=key or None,
        language=translation.get_language() or "",
    )
    return lease.task_id


def forget_ended() -> int:
    """Drop what ended more than 30 days ago; how many jobs."""
    ended = Lease.objects.filter(ended_at__lt=timezone.now() - KEPT)
    DBTaskResult.objects.filter(pk__in=list(ended.values_list("task_id", flat=True))).delete()
    return ended.delete()[0]
