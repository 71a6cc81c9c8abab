"""What speaks for each cause of a gap, read from data: a proposal, never a conclusion. Its owner confirms one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q

from passerelle.commitment.models import Cause
from passerelle.kpis.models import DatedEvent
from passerelle.kpis.queries.events import concerning
from passerelle.people.models import Membership
from passerelle.roadmap.models import Dependency, Initiative, WorkLink

Kind = Cause.Kind
ADDED, FEWEST_ITEMS = (
    0.2,
    5,
)  # share of the items that came after the frozen end; items to say it of
SHRUNK = 0.1  # share of the team that left
OUTSIDE = (DatedEvent.Kind.OUTAGE, DatedEvent.Kind.LAW, DatedEvent.Kind.COMPETITOR)


def clues(
    line: Mapping[str, Any],
    row: Initiative,
    cost: Mapping[str, Any],
    *,
    frozen: dt.date,
    stop: dt.date,
    chosen: frozenset[int],
) -> list[dict[str, Any]]:
    """Those that speak, the strongest first, as plain facts; `stop`: the delivery, or the day it is read."""
    start = dt.date.fromisoformat(line["start_on"]) if line.get("start_on") else frozen
    told = [
        *_scope(line, row, stop),
        *_capacity(row, frozen, start, stop),
        *_carried(row, frozen, stop, chosen),
        *_dependency(row, start, stop),
        *_estimate(line, cost),
        *_context(row, start, stop),
    ]
    return sorted(told, key=lambda one: -one["weight"])


def _scope(line: Mapping[str, Any], row: Initiative, stop: dt.date) -> Iterator[dict[str, Any]]:
    """Items added after the day on which it was to end: teams write some all along, which tells nothing."""
    if not line.get("end_on"):
        return
    items = WorkLink.objects.filter(initiative=row, item__created_at__date__lte=stop)
    total = items.count()
    added = items.filter(item__created_at__date__gt=line["end_on"]).count()
    if total >= FEWEST_ITEMS and added / total >= ADDED:
        yield _clue(Kind.SCOPE, added / total, added=added, total=total)


def _capacity(
    row: Initiative, frozen: dt.date, start: dt.date, stop: dt.date
) -> Iterator[dict[str, Any]]:
    """The team on the day of the freeze, and on average from the start to the end."""
    people = list(Membership.objects.filter(team=row.team_id)) if row.team_id else []
    first, days = max(start, frozen), (stop - max(start, frozen)).days + 1
    if not people or days <= 0:
        return
    then = sum(one.allocation for one in people if _is_there(one, frozen)) / 100
    sums = [
        sum(one.allocation for one in people if _is_there(one, first + dt.timedelta(days=n)))
        for n in range(days)
    ]
    now = sum(sums) / days / 100
    if then > 0 and (lost := 1 - now / then) >= SHRUNK:
        yield _clue(Kind.CAPACITY, lost, then=then, now=now)


def _is_there(one: Membership, day: dt.date) -> bool:
    return one.start <= day and (one.end is None or one.end >= day)


def _carried(
    row: Initiative, frozen: dt.date, stop: dt.date, chosen: frozenset[int]
) -> Iterator[dict[str, Any]]:
    """What the team began besides what was frozen."""
    if not row.team_id:
        return
    begun = (Initiative.State.DOING, Initiative.State.DELIVERED)
    rows = Initiative.objects.filter(
        team=row.team_id, state__in=begun, start_on__gt=frozen, start_on__lte=stop
    )
    others = [n for n in rows.values_list("number", flat=True) if n not in chosen]
    if others:
        yield _clue(Kind.CAPACITY, min(0.2 * len(others), 0.6), others=sorted(others))


def _dependency(row: Initiative, start: dt.date, stop: dt.date) -> Iterator[dict[str, Any]]:
    """Days that a prerequisite took after the day on which this one was to begin."""
    late = {}
    for link in Dependency.objects.filter(initiative=row).select_related("needs"):
        done = link.needs.delivered_on
        if done is None and link.needs.state == Initiative.State.DELIVERED:
            continue
        days = ((min(done, stop) if done else stop) - start).days
        if days > 0:
            late[link.needs.number] = days
    if late:
        number, days = max(late.items(), key=lambda one: one[1])
        yield _clue(Kind.DEPENDENCY, min(days / 30, 1.0), needs=number, days=days)


def _estimate(line: Mapping[str, Any], cost: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """More was typed as spent than the frozen range held."""
    effort, weeks = line.get("effort"), cost.get("weeks")
    if cost.get("kind") == "typed" and effort and weeks is not None and weeks > effort[2]:
        yield _clue(Kind.ESTIMATE, min(weeks / effort[2] - 0.5, 1.0), weeks=weeks, high=effort[2])


def _context(row: Initiative, start: dt.date, stop: dt.date) -> Iterator[dict[str, Any]]:
    """Dated facts from outside, on its measure or its product, while it was under way."""
    here = Q(measure=None, product=None) | Q(measure=None, product=row.product_id)
    if row.success_measure:
        here |= concerning(row.success_measure)
    rows = DatedEvent.objects.filter(here, kind__in=OUTSIDE, on__gte=start, on__lte=stop)
    found = sorted(rows.values_list("pk", flat=True))
    if found:
        yield _clue(Kind.CONTEXT, 0.3, events=found)


def _clue(kind: Kind, weight: float, **facts: Any) -> dict[str, Any]:
    return {"kind": kind.value, "weight": round(weight, 3), **facts}
