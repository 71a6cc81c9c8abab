"""Looking for the movements of a measure as a job, after its roll-ups have changed."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django_tasks import task

from passerelle.analysis.models import Movement
from passerelle.jobs.actions import BACKGROUND, enqueue
from passerelle.jobs.running import publishing
from passerelle.kpis.actions import keep_marks
from passerelle.kpis.models import Measure
from passerelle.kpis.signals import rolled_up


@task(priority=BACKGROUND)
def mark(measure_id: int) -> None:
    """A measure that is gone has nothing to mark."""
    from passerelle.analysis.marks import marks  # loads the engine, which a page never needs

    measure = Measure.objects.filter(pk=measure_id).first()
    if measure is None:
        return
    kept = [one.kept for one in marks(measure)]
    with publishing():
        keep_marks(measure, kept)


def ask(sender: Any, *, measure: Measure, **kwargs: Any) -> None:
    """One job a measure, run again when its values change while it runs."""
    enqueue(mark, measure.pk, key=f"marks:{measure.pk}", again=True)


def ask_again(sender: Any, *, instance: Movement, **kwargs: Any) -> None:
    """The watch has told a movement, or what became of it."""
    ask(sender, measure=instance.measure)


def listen() -> None:
    rolled_up.connect(ask, dispatch_uid="analysis.marks")
    post_save.connect(ask_again, sender=Movement, dispatch_uid="analysis.marks.watched")
