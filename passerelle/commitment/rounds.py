"""When commitments are reviewed: some days after the freeze, in the morning; and when somebody asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone
from django_tasks import task

from passerelle.analysis.rounds import MORNING, there, today_there
from passerelle.commitment.models import Commitment, Review
from passerelle.jobs.actions import BACKGROUND, enqueue
from passerelle.people.models import Company, Person

# The last one for what was delivered late in the quarter: its measure needs weeks of its own.
DAYS = (30, 60, 90, 180)


@task(priority=BACKGROUND)
def review_due() -> int:
    """Every review whose day has come and that nobody kept; how many."""
    from passerelle.commitment.proof.actions import keep_review  # loads the engine
    from passerelle.jobs.running import give_way

    count = 0
    for commitment, day in list(due(today_there())):
        keep_review(commitment, day=day, by=None)
        count += 1
        give_way()
    return count


@task()
def review_today(commitment_id: int, by_id: int) -> None:
    """The review that somebody asked for."""
    from passerelle.commitment.proof.actions import keep_review
    from passerelle.commitment.proof.review import frozen_on

    commitment = Commitment.objects.filter(pk=commitment_id).first()
    if commitment is None:
        return
    days = (today_there() - frozen_on(commitment)).days
    keep_review(commitment, day=max(days, 0), by=Person.objects.filter(pk=by_id).first())


def ask_review(commitment: Commitment, *, by: Person) -> None:
    enqueue(review_today, commitment.pk, by.pk, key=f"review:{commitment.pk}")


def due(today: dt.date) -> Iterator[tuple[Commitment, int]]:
    """What is still to be reviewed, the oldest day first."""
    kept = set(Review.objects.values_list("commitment_id", "day"))
    for commitment in Commitment.objects.select_related("arbitration").order_by("number"):
        since = (today - timezone.localdate(commitment.at)).days
        for day in DAYS:
            if day <= since and (commitment.pk, day) not in kept:
                yield commitment, day


def ask_in_the_morning() -> None:
    """Called each hour by the worker: asks while a review is due, from six o'clock on."""
    if there().hour < MORNING or not Company.objects.exists():
        return
    if next(due(today_there()), None):
        enqueue(review_due, key="reviews")
