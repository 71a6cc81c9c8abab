"""The worker: takes a job, keeps its lease alive while it runs, and leaves nothing lost when it dies."""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from passerelle.jobs import leases
from passerelle.jobs.models import Lease
from passerelle.jobs.running import GaveWayError, Job, StaleJobError, working_on
from passerelle.kernel.errors import DomainError, InputError

log = logging.getLogger(__name__)
PASSING = (OperationalError, InterfaceError)  # a database that is locked or restarting comes back


class Stopped(BaseException):
    """Told twice to stop: give the job back at once."""


class Worker:
    """One job at a time. Start several processes for more; they share the queue through the database."""

    def __init__(
        self,
        *,
        stale_after: float = leases.STALE_AFTER.total_seconds(),
        pause: float = 0.5,
        daily: Sequence[Callable[[], Any]] = (),
        hourly: Sequence[Callable[[], Any]] = (),
    ) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}"
        self.stale_after = timedelta(seconds=stale_after)
        self.beat = min(2.0, stale_after / 5)
        self.pause = pause
        self.daily, self.hourly = daily, hourly
        self._stopping = threading.Event()
        self._next_sweep = 0.0
        self._next_day = self._next_hour = 0.0

    def stop(self) -> None:
        """First call: finish the job at hand, then leave. Second call: give it back at once."""
        if self._stopping.is_set():
            raise Stopped
        self._stopping.set()

    def run(self) -> None:
        """Work until told to stop."""
        while not self._stopping.is_set():
            close_old_connections()
            try:
                self._look_around()
                worked = self.step()
            except PASSING as error:
                log.warning("database unreachable, trying again: %s", error)
                connection.close()
                worked = False
            if not worked:
                self._stopping.wait(self.pause)

    def drain(self) -> int:
        """Work until nothing is ready; the number of jobs run."""
        count = 0
        while self.step():
            count += 1
        return count

    def step(self) -> bool:
        """Run one job if one is ready; whether there was one."""
        claimed = leases.claim(self.name)
        if claimed is None:
            return False
        self._work(*claimed)
        return True

    def _look_around(self) -> None:
        now = time.monotonic()
        if now >= self._next_sweep:
            leases.sweep(self.stale_after)
            self._next_sweep = now + self.stale_after.total_seconds() / 3
        if now >= self._next_day:
            for chore in self.daily:
                chore()
            self._next_day = now + 86_400
        if now >= self._next_hour:
            for chore in self.hourly:
                chore()
            self._next_hour = now + 3_600

    def _work(self, task: DBTaskResult[Any, Any], job: Job) -> None:
        try:
            with working_on(job), _spoken(job), self._beating(job):
                value = _call(task)
            leases.finish(job, task, value)
        except StaleJobError:
            log.warning("job %s was taken over by another worker", job.task_id)
        except GaveWayError:
            leases.give_back(job, counted=False)
        except (Stopped, KeyboardInterrupt):
            leases.give_back(job, counted=False)
            raise
        except PASSING as error:
            connection.close()
            self._put_back_or_fail(job, task, error)
        except DomainError as error:
            said = f"{error.message} {error.hint}".strip()
            leases.fail(job, task, error, failure=Lease.Failure.SAID, detail=said)
        except InputError as error:
            leases.fail(job, task, error, failure=Lease.Failure.SAID, detail=str(error))
        except Exception as error:
            log.exception("job %s (%s) stopped", job.task_id, task.task_path)
            leases.fail(job, task, error, failure=Lease.Failure.BROKEN, detail="")

    def _put_back_or_fail(
        self, job: Job, task: DBTaskResult[Any, Any], error: BaseException
    ) -> None:
        log.warning("job %s met a passing error: %s", job.task_id, error)
        if Lease.objects.filter(task_id=job.task_id, attempts__lt=leases.MAX_ATTEMPTS).exists():
            leases.give_back(job, counted=True)
        else:
            leases.fail(job, task, error, failure=Lease.Failure.BROKEN, detail="")

    @contextmanager
    def _beating(self, job: Job) -> Iterator[None]:
        """A thread, with its own connection, that renews the lease until the block ends."""
        done = threading.Event()
        thread = threading.Thread(target=self._heart, args=(job, done), daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

    def _heart(self, job: Job, done: threading.Event) -> None:
        try:
            while not done.wait(self.beat):
                try:
                    if not leases.renew(job):
                        return
                except PASSING as error:
                    log.info("heartbeat of %s waits: %s", job.task_id, error)
                    connection.close()
        finally:
            connection.close()


def _call(task: DBTaskResult[Any, Any]) -> Any:
    given = task.args_kwargs
    return task.task.call(*given["args"], **given["kwargs"])


@contextmanager
def _spoken(job: Job) -> Iterator[None]:
    """Sentences made by the job are in the language of the person who asked for it."""
    asked = Lease.objects.filter(task_id=job.task_id).values_list("language", flat=True).first()
    with translation.override(asked or translation.get_language()):
        yield


def run_waiting() -> int:
    """Run every job that is ready, in this process (tests, demo, commands); how many."""
    return Worker().drain()
