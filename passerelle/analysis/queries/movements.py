"""Kept movements, starting from the measures that a person may see."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from passerelle.analysis.models import Judged, Movement, Watch, WatchRun
from passerelle.kpis.models import Measure
from passerelle.kpis.queries import visible
from passerelle.people.models import Person

LATELY = 35  # days for which what is over is still listed


def seen(person: Any) -> QuerySet[Movement]:
    """Movements of the measures that this person may see."""
    return Movement.objects.filter(measure__in=visible(person))


def going_on(person: Any) -> QuerySet[Movement]:
    """What has moved and is not over."""
    return seen(person).filter(closed_at=None).select_related("measure")


def how_many_moved(person: Any) -> int:
    """Measures, however often each has moved."""
    return seen(person).filter(closed_at=None).order_by().values("measure").distinct().count()


def over(person: Any) -> QuerySet[Movement]:
    """What came to its end in the last five weeks."""
    since = timezone.now() - dt.timedelta(days=LATELY)
    return seen(person).filter(closed_at__gte=since).select_related("measure")


def to_look_at(person: Person) -> QuerySet[Movement]:
    """Open, not seen yet, of measures that this person owns."""
    return going_on(person).filter(measure__owner=person, seen_at=None)


def unwatched(person: Any) -> QuerySet[Measure]:
    """Measures that cannot be watched, with the code of the reason, or that nobody wants watched."""
    rows = visible(person).filter(~Q(judged__refusal="") | Q(watch__is_watched=False))
    return rows.filter(Q(judged__isnull=False) | Q(watch__is_watched=False)).select_related(
        "judged", "watch"
    )


def how_many_watched(person: Any) -> int:
    return Judged.objects.filter(
        Q(measure__watch=None) | Q(measure__watch__is_watched=True),
        measure__in=visible(person),
        refusal="",
    ).count()


def last_round() -> WatchRun | None:
    return WatchRun.objects.first()


def told_of(person: Person) -> list[tuple[Measure, str]]:
    """The measures whose movements are mailed to this person, each with how often."""
    mine = Q(owner=person) | Q(followers__person=person)
    rows = visible(person).filter(mine).select_related("watch").distinct()
    found = []
    for row in rows:
        watch = getattr(row, "watch", None) or Watch(measure=row)
        is_told = row.owner_id == person.pk or watch.told == Watch.Told.FOLLOWERS
        if watch.is_watched and is_told:
            found.append((row, watch.get_cadence_display()))
    return found


def whole_weight() -> float:
    """The shares of all watched measures together: what one share is set against."""
    judged = Judged.objects.filter(refusal="", measure__archived_at=None)
    chosen = {row.measure_id: row for row in Watch.objects.all()}
    pks = judged.values_list("measure_id", flat=True)
    rows = [chosen.get(pk) or Watch() for pk in pks]
    return sum(row.weight for row in rows if row.is_watched)
