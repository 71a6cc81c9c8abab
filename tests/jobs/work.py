"""Small jobs for the tests: they write search entries, being the simplest rows there are."""

from __future__ import annotations

import time

from django.db import OperationalError
from django_tasks import task

from passerelle.jobs.actions import BACKGROUND
from passerelle.jobs.running import give_way, publishing, report
from passerelle.kernel.errors import DomainError

LOG: list[str] = []


@task
def say(word: str) -> str:
    LOG.append(word)
    report(1, 2)
    return word


@task
def refuse() -> None:
    raise DomainError("The file is empty.", "Choose another one.")


@task
def break_down() -> None:
    raise ZeroDivisionError


@task
def meet_a_locked_database() -> None:
    LOG.append("locked")
    raise OperationalError("database is locked")


@task
def publish_late() -> None:
    """Loses its lease before it publishes."""
    from passerelle.jobs.leases import sweep

    LOG.append("began")
    if LOG.count("began") == 1:
        from datetime import timedelta

        time.sleep(0.01)
        sweep(timedelta(0))
    with publishing():
        LOG.append("published")


@task(priority=BACKGROUND)
def go_round() -> None:
    """Three steps that nobody waits for; somebody asks for a job during the first."""
    from passerelle.jobs.actions import enqueue

    for step in ("first", "second", "third"):
        if step not in LOG:
            LOG.append(step)
            if step == "first":
                enqueue(say, "asked meanwhile")
            give_way()
