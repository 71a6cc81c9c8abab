"""A team's flow at a date: computed by the engine from its items, kept until something changes."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Count, Max

from passerelle.analysis.models import FlowReading
from passerelle.delivery.models import WorkItem
from passerelle.engine.flow import Columns, measures
from passerelle.kernel.digest import digest
from passerelle.kernel.finding import Finding, Refusal
from passerelle.people.models import Team

WEEKS = 26
DOTS = 400
RULES = 1  # grows when what is kept changes shape


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells whether a kept reading still speaks of the team's items; `last` is the last change in the data."""

    items: int
    last: dt.datetime | None
    digest: str


def stamps(teams: Iterable[Team]) -> dict[int, Stamp]:
    """The stamp of each team that has items (one query)."""
    rows = (
        WorkItem.objects.filter(team__in=list(teams))
        .values("team")
        .order_by()
        .annotate(
            items=Count("pk"),
            started=Count("started_at"),
            done=Count("done_at"),
            newest=Max("created_at"),
            begun=Max("started_at"),
            ended=Max("done_at"),
            updated=Max("updated_at"),
            last=Max("tracker__last_change"),
        )
    )
    return {
        row["team"]: Stamp(row["items"], row["last"] or row["newest"], digest([RULES, row]))
        for row in rows
    }


def readings(
    teams: Iterable[Team], *, zone: zoneinfo.ZoneInfo, as_of: dt.date | None = None
) -> dict[int, dict[str, Any]]:
    """The flow of each team that has items, at the end of `as_of` or at the last change in its data.

    Two queries when all are kept; one more for each team to compute again.
    """
    found = stamps(teams)
    days = {pk: as_of or _local_day(stamp, zone) for pk, stamp in found.items()}
    kept = {
        (row.team_id, row.as_of): row for row in FlowReading.objects.filter(team__in=list(found))
    }
    answers: dict[int, dict[str, Any]] = {}
    for pk, stamp in found.items():
        row = kept.get((pk, days[pk]))
        if row is None or row.digest != stamp.digest:
            row = _read(pk, stamp, day=days[pk], zone=zone)
        answers[pk] = row.finding
    return answers


def _local_day(stamp: Stamp, zone: zoneinfo.ZoneInfo) -> dt.date:
    assert stamp.last is not None
    return stamp.last.astimezone(zone).date()


def _read(team: int, stamp: Stamp, *, day: dt.date, zone: zoneinfo.ZoneInfo) -> FlowReading:
    row, _made = FlowReading.objects.update_or_create(
        team_id=team,
        as_of=day,
        defaults={"digest": stamp.digest, "finding": compute(team, day=day, zone=zone)},
    )
    return row


def compute(team: int, *, day: dt.date, zone: zoneinfo.ZoneInfo) -> dict[str, Any]:
    """Everything the pages say of a team's flow at the end of a day, as plain data (one query)."""
    rows = list(
        WorkItem.objects.filter(team=team)
        .order_by("pk")
        .values_list("key", "created_at", "started_at", "done_at")
    )
    end = dt.datetime.combine(day, dt.time(23, 59, 59), zone)
    flow = measures(Columns.of_tuples(rows, zone=zone), end, weeks=WEEKS)
    return {
        "as_of": day.isoformat(),
        "coverage": asdict(flow.coverage),
        "throughput": plain(flow.throughput),
        "cycle_time": plain(flow.cycle_time),
        "lead_time": plain(flow.lead_time),
        "in_progress": plain(flow.in_progress),
        "age": plain(flow.age),
        "cumulative": plain(flow.cumulative),
        "dots": _dots(rows, end),
    }


def plain(answer: Finding[Any] | Refusal) -> dict[str, Any]:
    """A finding with its estimate and interval, or a refusal that holds no number."""
    if isinstance(answer, Refusal):
        return {"refusal": answer.code}
    told: dict[str, Any] = {"digest": answer.digest, "estimate": asdict(answer.estimate)}
    told["coverage"] = answer.coverage
    told["interval"] = asdict(answer.interval) if answer.interval else None
    return told


def _dots(rows: list[Any], end: dt.datetime) -> list[list[Any]]:
    """The last finished items whose start is known: key, day done, elapsed days."""
    first = end - dt.timedelta(weeks=WEEKS)
    timed = [
        (done, key, (done - started).total_seconds() / 86400)
        for key, _created, started, done in rows
        if started and done and first <= done <= end
    ]
    return [
        [key, done.date().isoformat(), round(days, 3)] for done, key, days in sorted(timed)[-DOTS:]
    ]
