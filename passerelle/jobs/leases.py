"""Taking, keeping, giving back and ending jobs. Each step is one transaction; clocks are the database's."""

from __future__ import annotations

import logging
import uuid
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Greatest, Now
from django.utils import timezone
from django_tasks.base import DEFAULT_TASK_PRIORITY, TASK_MIN_PRIORITY, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from passerelle.jobs.actions import BACKGROUND
from passerelle.jobs.models import Lease
from passerelle.jobs.running import Job

log = logging.getLogger(__name__)
MAX_ATTEMPTS = 3
STALE_AFTER = timedelta(seconds=30)
PATIENCE = timedelta(hours=1)
"""How long work of the background lets others pass: a queue that never empties keeps nothing waiting for ever."""


@transaction.atomic
def claim(worker: str) -> tuple[DBTaskResult[Any, Any], Job] | None:
    """Take the next job that is ready, or None. Two workers never take the same one."""
    task: DBTaskResult[Any, Any] | None = DBTaskResult.objects.ready().get_locked()
    if task is None:
        return None
    task.claim(worker[:64])
    lease, _ = Lease.objects.select_for_update().get_or_create(task_id=task.id)
    Lease.objects.filter(pk=lease.pk).update(
        worker=worker[:80],
        fence=F("fence") + 1,
        attempts=F("attempts") + 1,
        heartbeat_at=Now(),
        done=0,
        total=0,
        is_wanted_again=False,
    )
    return task, Job(uuid.UUID(str(task.id)), lease.fence + 1)


def _held(job: Job) -> QuerySet[Lease]:
    return Lease.objects.filter(task_id=job.task_id, fence=job.fence, ended_at=None)


def renew(job: Job) -> bool:
    """Say that the job is alive and how far it is; False when it is no longer ours."""
    alive = _held(job).update(heartbeat_at=Now(), done=job.done, total=job.total) == 1
    job.is_lost = not alive
    return alive


@transaction.atomic
def finish(job: Job, task: DBTaskResult[Any, Any], value: Any) -> bool:
    """Mark it done, once, if it is still ours. A job wanted again meanwhile goes back to the queue."""
    lease = _held(job).select_for_update().first()
    if lease is None:
        log.warning("job %s was taken over: its result is dropped", job.task_id)
        return False
    if lease.is_wanted_again:
        _put_back(lease, attempts=0)
        return True
    task.set_successful(value)
    _close(lease, done=job.done, total=job.total)
    return True


@transaction.atomic
def fail(
    job: Job, task: DBTaskResult[Any, Any], error: BaseException, *, failure: str, detail: str
) -> None:
    """Give it up for good, with a reason a person can read."""
    lease = _held(job).select_for_update().first()
    if lease is None:
        return
    task.set_failed(error)
    _close(lease, failure=failure, detail=detail, done=job.done, total=job.total)


@transaction.atomic
def give_back(job: Job, *, counted: bool) -> None:
    """Return it to the queue; `counted` when the attempt was spent (not when it was told to stop, or gave way)."""
    lease = _held(job).select_for_update().first()
    if lease is not None:
        _put_back(lease, attempts=lease.attempts if counted else lease.attempts - 1)


@transaction.atomic
def sweep(stale_after: timedelta = STALE_AFTER) -> int:
    """Put back the jobs whose worker has gone silent, give up those that were tried too often; how many.

    What has waited its hour in the background takes its turn among the others.
    """
    waited = {"priority": BACKGROUND, "enqueued_at__lt": Now() - PATIENCE}
    DBTaskResult.objects.ready().filter(**waited).update(priority=DEFAULT_TASK_PRIORITY)
    stale = Lease.objects.select_for_update(skip_locked=True).filter(
        ended_at=None, heartbeat_at__lt=Now() - stale_after
    )
    swept = list(stale)
    for lease in swept:
        log.warning("job %s: worker %s went silent", lease.task_id, lease.worker)
        if lease.attempts < MAX_ATTEMPTS:
            _put_back(lease, attempts=lease.attempts)
            _let_others_pass(lease)
            continue
        DBTaskResult.objects.filter(pk=lease.task_id).update(
            status=TaskResultStatus.FAILED, finished_at=timezone.now()
        )
        _close(lease, failure=Lease.Failure.KILLED)
    return len(swept)


def _put_back(lease: Lease, *, attempts: int) -> None:
    Lease.objects.filter(pk=lease.pk).update(
        fence=F("fence") + 1, attempts=attempts, heartbeat_at=None, worker="", is_wanted_again=False
    )
    DBTaskResult.objects.filter(pk=lease.task_id).update(status=TaskResultStatus.READY)


def _let_others_pass(lease: Lease) -> None:
    """A job that may have killed its worker must not keep the others waiting."""
    lower = Greatest(F("priority") - 1, Value(TASK_MIN_PRIORITY))
    DBTaskResult.objects.filter(pk=lease.task_id).update(priority=lower)


def _close(lease: Lease, **facts: Any) -> None:
    facts |= {"fence": F("fence") + 1, "ended_at": Now()}
    Lease.objects.filter(pk=lease.pk).update(**facts)
