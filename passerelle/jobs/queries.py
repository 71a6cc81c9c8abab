"""How a job is doing, for pages that poll and commands that wait."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from passerelle.jobs.models import Lease


@dataclass(frozen=True, slots=True)
class Progress:
    """`state` is waiting, running, done or failed; `reason` says why it failed, as a sentence."""

    state: str
    done: int = 0
    total: int = 0
    attempts: int = 0
    reason: str = ""

    @property
    def is_over(self) -> bool:
        return self.state in {"done", "failed"}

    @property
    def percent(self) -> int | None:
        """From 0 to 100; None while the size of the work is not known."""
        if self.state == "done":
            return 100
        return min(100, 100 * self.done // self.total) if self.total else None


STATES = {
    TaskResultStatus.READY: "waiting",
    TaskResultStatus.RUNNING: "running",
    TaskResultStatus.SUCCESSFUL: "done",
    TaskResultStatus.FAILED: "failed",
}


def progress(task_id: uuid.UUID | str) -> Progress | None:
    """The progress of a job, None when there is no such job (or it ended more than 30 days ago)."""
    task = DBTaskResult.objects.filter(pk=task_id).values_list("status", flat=True).first()
    if task is None:
        return None
    lease = Lease.objects.filter(task_id=task_id).first() or Lease(task_id=task_id)
    return Progress(
        STATES[TaskResultStatus(task)], lease.done, lease.total, lease.attempts, lease.reason
    )


def latest(key: str) -> uuid.UUID | None:
    """The last job asked for under this key."""
    return Lease.objects.filter(key=key).order_by("-pk").values_list("task_id", flat=True).first()


def open_keys(prefix: str) -> set[str]:
    """The keys, among those that begin so, of jobs that wait or run."""
    found = Lease.objects.filter(key__startswith=prefix, ended_at=None)
    return {key for key in found.values_list("key", flat=True) if key}
