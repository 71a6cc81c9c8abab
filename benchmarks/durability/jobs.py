"""The job that the worker is killed under: it works a little, then publishes one row."""

from __future__ import annotations

import time

from django_tasks import task

from passerelle.desk.models import SavedView
from passerelle.jobs.running import publishing, report

STEPS = 5


@task
def publish(number: int, owner: int) -> None:
    """One saved view a job. Its name is taken once: publishing twice would fail, so it looks first."""
    for step in range(STEPS):
        time.sleep(0.02)
        report(step + 1, STEPS)
    with publishing():
        facts = {"owner_id": owner, "page": "job", "name": f"job {number}"}
        if not SavedView.objects.filter(**facts).exists():
            SavedView.objects.create(path="/", **facts)
            time.sleep(0.02)  # a kill here must leave nothing
            SavedView.objects.create(path="/", **{**facts, "page": "job, second half"})
