"""What a handler knows of the job it runs: its fence, its progress, and how to publish safely.

Outside a worker (a test, a command) the same calls work: there is nothing to fence and nothing to report.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import transaction
from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from passerelle.jobs.models import Lease


class StaleJobError(Exception):
    """Another worker has taken this job over: stop, publish nothing."""


class GaveWayError(Exception):
    """A job of higher priority goes first: this one is back in the queue, and goes on from what it published."""


@dataclass(slots=True)
class Job:
    """The job at hand. `done` and `total` are written to the lease with the next heartbeat."""

    task_id: uuid.UUID
    fence: int
    done: int = 0
    total: int = 0
    is_lost: bool = False


_current: ContextVar[Job | None] = ContextVar("job", default=None)


def current() -> Job | None:
    """The job that this code runs for, None outside a worker."""
    return _current.get()


@contextmanager
def working_on(job: Job) -> Iterator[Job]:
    """Make `job` the current one."""
    token = _current.set(job)
    try:
        yield job
    finally:
        _current.reset(token)


def report(done: int, total: int) -> None:
    """Say how far the work has come; costs nothing. Stops (`StaleJobError`) a worker that has lost its job."""
    job = current()
    if job is None:
        return
    job.done, job.total = done, total
    if job.is_lost:
        raise StaleJobError(job.task_id)


def give_way() -> None:
    """After a step that was published: stops (`GaveWayError`) a job while one of higher priority is ready."""
    job = current()
    if job is None:
        return
    mine = DBTaskResult.objects.filter(pk=job.task_id).order_by().values("priority")
    if DBTaskResult.objects.ready().filter(priority__gt=mine).exists():
        raise GaveWayError(job.task_id)


def check_fence() -> None:
    """Inside the publishing transaction: raises unless this job is still ours; holds the lease until commit."""
    job = current()
    if job is None:
        return
    held = Lease.objects.select_for_update().filter(
        task_id=job.task_id, fence=job.fence, ended_at=None
    )
    if held.first() is None:
        raise StaleJobError(job.task_id)


@contextmanager
def publishing() -> Iterator[None]:
    """One transaction that only the present holder of the job can commit."""
    with transaction.atomic():
        check_fence()
        yield
        if job := current():  # the heartbeat waits behind this transaction: speak for it
            Lease.objects.filter(task_id=job.task_id).update(heartbeat_at=Now())
