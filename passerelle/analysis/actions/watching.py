"""What people choose about the watch: how a measure is watched, what they follow, whether they get mail."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from passerelle.analysis.models import Follower, NoDigest, Watch
from passerelle.kpis.models import Measure
from passerelle.people.models import Person
from passerelle.trail.actions import record


@transaction.atomic
def set_watch(measure: Measure, *, by: Person, **chosen: Any) -> Watch:
    """Choose how a measure is watched; nothing is recorded where nothing changes."""
    watch = Watch.objects.filter(measure=measure).first() or Watch(measure=measure)
    is_new = watch.pk is None
    if is_new or any(getattr(watch, name) != value for name, value in chosen.items()):
        for name, value in chosen.items():
            setattr(watch, name, value)
        watch.save()
        record("watch_set", measure, by=by)
    return watch


@transaction.atomic
def follow(measure: Measure, *, by: Person) -> None:
    """Be told when it moves; following twice changes nothing."""
    _, is_new = Follower.objects.get_or_create(measure=measure, person=by)
    if is_new:
        record("followed", measure, by=by)


@transaction.atomic
def unfollow(measure: Measure, *, by: Person) -> None:
    gone, _ = Follower.objects.filter(measure=measure, person=by).delete()
    if gone:
        record("unfollowed", measure, by=by)


@transaction.atomic
def stop_mail(*, by: Person) -> None:
    """No digest by mail any more; what must be looked at still comes to the inbox."""
    _, is_new = NoDigest.objects.get_or_create(person=by)
    if is_new:
        record("mail_stopped", by, by=by)


@transaction.atomic
def want_mail(*, by: Person) -> None:
    gone, _ = NoDigest.objects.filter(person=by).delete()
    if gone:
        record("mail_wanted", by, by=by)
