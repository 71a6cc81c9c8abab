"""Each team's flow in one row."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from passerelle.analysis import sentences
from passerelle.analysis.flow import readings
from passerelle.delivery.models import WorkItem
from passerelle.kernel.typography import number, short_date
from passerelle.people.models import Team
from passerelle.people.queries import company, visible_teams
from passerelle.ui.language import lang

VOID = "—"
KNOWN = ("throughput", "cycle-time", "in-progress", "age", "coverage")


@dataclass(frozen=True, slots=True)
class FlowRow:
    """Texts are in the active language; `say` is the verdict or the refusal; `know` the address behind each figure."""

    pk: int
    name: str
    url: str
    items_url: str
    going_url: str
    know: dict[str, str]
    as_of: str
    say: str
    is_refused: bool
    throughput_text: str
    points: tuple[float, ...]
    half_text: str
    most_text: str
    wip: int | None
    wip_text: str
    oldest_text: str
    share_text: str
    coverage_text: str
    finding: dict[str, Any]


def teams_with_items(person: Any) -> QuerySet[Team]:
    """The teams that this person may see and that have items, by name."""
    items = WorkItem.objects.filter(team=OuterRef("pk"))
    return visible_teams(person, "delivery.read").filter(Exists(items)).order_by("name")


def flow_at_a_glance(person: Any, *, as_of: dt.date | None = None) -> list[FlowRow]:
    """The teams with items that this person may see, by name."""
    return flow_rows(list(teams_with_items(person)), as_of=as_of)


def flow_rows(teams: list[Team], *, as_of: dt.date | None = None) -> list[FlowRow]:
    """The row of each of these teams that has items, at the end of `as_of` or at the last change in its data."""
    if not teams:
        return []
    found = readings(teams, zone=zoneinfo.ZoneInfo(company().timezone), as_of=as_of)
    query = f"?as_of={as_of.isoformat()}" if as_of else ""
    return [_row(team, found[team.pk], query=query) for team in teams if team.pk in found]


def _row(team: Team, flow: dict[str, Any], *, query: str) -> FlowRow:
    cycle, weeks, going = flow["cycle_time"], flow["throughput"], flow["in_progress"]
    timed, counted, open_ = (("refusal" not in part) for part in (cycle, weeks, going))
    url = reverse("analysis:team", args=[team.slug])
    items = f"{reverse('analysis:items')}?team={team.slug}"
    return FlowRow(
        pk=team.pk,
        name=team.name,
        url=url + query,
        items_url=items,
        going_url=f"{items}&state=going",
        know={name.replace("-", "_"): f"{url}know/{name}/{query}" for name in KNOWN},
        as_of=short_date(dt.date.fromisoformat(flow["as_of"]), lang(), year=True),
        say=sentences.verdict(flow),
        is_refused=not timed,
        throughput_text=number(weeks["estimate"]["mean"], lang(), decimals=1) if counted else VOID,
        points=tuple(float(n) for n in weeks["estimate"]["counts"]) if counted else (),
        half_text=sentences.days(sentences.level(cycle, 50)) if timed else VOID,
        most_text=sentences.days(sentences.level(cycle, 85)) if timed else VOID,
        wip=going["estimate"]["count"] if open_ else None,
        wip_text=sentences.in_progress(flow),
        oldest_text=sentences.days(going["estimate"].get("oldest")) if open_ else VOID,
        share_text=sentences.share_timed(flow),
        coverage_text=sentences.covered(flow),
        finding=flow,
    )
