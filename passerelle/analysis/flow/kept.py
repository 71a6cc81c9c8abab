"""The readings that are kept, and redone when an item may have changed."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Max

from passerelle.analysis.flow.compute import Item, compute
from passerelle.analysis.models import FlowReading
from passerelle.delivery.models import Tracker, WorkItem
from passerelle.kernel.digest import digest
from passerelle.people.models import Team
from passerelle.people.queries import company

SHAPE = 4  # grows when what is kept changes shape or sense
NO_DAY = dt.date(1970, 1, 1)  # the last day of a team that has no item

Kept = dict[int, dict[str, Any]]


def seal(zone: zoneinfo.ZoneInfo) -> str:
    """Changes whenever an item may have: each publication moves its tracker's revision (two small queries)."""
    trackers = Tracker.objects.order_by("pk").values_list("pk", "revision", "last_change")
    return digest([SHAPE, zone.key, WorkItem.objects.count(), list(trackers)])


def readings(
    teams: Iterable[Team], *, zone: zoneinfo.ZoneInfo, as_of: dt.date | None = None
) -> Kept:
    """The flow of each team that has items, at the end of `as_of` or at the last change in its data.

    Three queries when all are kept; seven when some are to be computed, however many they are.
    """
    pks, mark = [team.pk for team in teams], seal(zone)
    kept = _kept(pks, mark, as_of=as_of)
    missing = [pk for pk in pks if pk not in kept]
    if missing:
        kept |= _read(missing, mark, zone=zone, as_of=as_of)
    return {pk: kept[pk] for pk in pks if kept[pk]["total"]}


def details(team: Team, glance: dict[str, Any]) -> dict[str, Any]:
    """What only the team's own page draws (one query): the cumulative flow, the dots, the oldest items.

    Computed again where an import that ended since has put the kept reading away.
    """
    rows = FlowReading.objects.filter(team=team, as_of=glance["as_of"])
    kept: dict[str, Any] | None = rows.values_list("finding__detail", flat=True).first()
    if kept is not None:
        return kept
    zone = zoneinfo.ZoneInfo(company().timezone)
    end = _end(dt.date.fromisoformat(glance["as_of"]), zone)
    again: dict[str, Any] = compute(_items([team.pk])[team.pk], end=end, last=None)["detail"]
    return again


def _kept(pks: list[int], mark: str, *, as_of: dt.date | None) -> Kept:
    rows = FlowReading.objects.filter(team__in=pks, digest=mark)
    rows = rows.filter(as_of=as_of) if as_of else rows.filter(finding__glance__is_last=True)
    return dict(rows.values_list("team_id", "finding__glance"))


def _read(pks: list[int], mark: str, *, zone: zoneinfo.ZoneInfo, as_of: dt.date | None) -> Kept:
    """Compute, and keep in the place of what an older state of the data had given."""
    items, lasts = _items(pks), _lasts(pks, zone)
    rows = []
    for pk in pks:
        day = as_of or lasts[pk]
        finding = compute(items[pk], end=_end(day, zone), last=lasts[pk])
        rows.append(FlowReading(team_id=pk, as_of=day, digest=mark, finding=finding))
    FlowReading.objects.filter(team__in=pks).exclude(digest=mark).delete()
    FlowReading.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["team", "as_of"],
        update_fields=["digest", "finding", "at"],
    )
    return {row.team_id: row.finding["glance"] for row in rows}


def _end(day: dt.date, zone: zoneinfo.ZoneInfo) -> dt.datetime:
    """The last second of the day, which closes its week when it is a Sunday."""
    return dt.datetime.combine(day, dt.time(23, 59, 59), zone)


def _items(pks: list[int]) -> dict[int, list[Item]]:
    found: dict[int, list[Item]] = defaultdict(list)
    rows = WorkItem.objects.filter(team__in=pks).order_by("pk")
    columns: Iterable[tuple[Any, ...]] = rows.values_list(
        "team_id", "pk", "key", "created_at", "started_at", "done_at"
    )
    for team, *told in columns:
        found[team].append(Item(*told))
    return found


def _lasts(pks: list[int], zone: zoneinfo.ZoneInfo) -> dict[int, dt.date]:
    """The day of the last change in the trackers of each team."""
    rows = WorkItem.objects.filter(team__in=pks).order_by().values("team")
    moments = rows.annotate(last=Max("tracker__last_change"), newest=Max("created_at"))
    days = {row["team"]: row["last"] or row["newest"] for row in moments}
    return {pk: days[pk].astimezone(zone).date() if pk in days else NO_DAY for pk in pks}
