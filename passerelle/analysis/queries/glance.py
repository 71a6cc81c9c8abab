"""Each team's flow in one row."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from passerelle.analysis import sentences
from passerelle.analysis.flow import readings
from passerelle.kernel.typography import number, short_date
from passerelle.people.models import Team
from passerelle.people.queries import company, visible_teams
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class FlowRow:
    """Texts are in the active language; `say` is the verdict or the refusal."""

    pk: int
    name: str
    url: str
    know_url: str
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
    coverage_text: str
    finding: dict[str, Any]


def flow_at_a_glance(person: Any, *, as_of: dt.date | None = None) -> list[FlowRow]:
    """The teams with items that this person may see, by name."""
    return flow_rows(list(visible_teams(person, "delivery.read")), as_of=as_of)


def flow_rows(teams: list[Team], *, as_of: dt.date | None = None) -> list[FlowRow]:
    found = readings(teams, zone=zoneinfo.ZoneInfo(company().timezone), as_of=as_of)
    return [_row(team, found[team.pk]) for team in teams if team.pk in found]


def _row(team: Team, flow: dict[str, Any]) -> FlowRow:
    cycle, weeks, going = flow["cycle_time"], flow["throughput"], flow["in_progress"]
    timed, counted, open_ = (("refusal" not in part) for part in (cycle, weeks, going))
    ages = going["estimate"]["ages"] if open_ else []
    day = dt.date.fromisoformat(flow["as_of"])
    return FlowRow(
        pk=team.pk,
        name=team.name,
        url=reverse("analysis:team", args=[team.slug]),
        know_url=reverse("analysis:know", args=[team.slug]),
        as_of=short_date(day, lang(), year=True),
        say=sentences.verdict(flow),
        is_refused=not timed,
        throughput_text=number(weeks["estimate"]["mean"], lang(), decimals=1) if counted else "—",
        points=tuple(float(n) for n in weeks["estimate"]["counts"]) if counted else (),
        half_text=sentences.days(sentences.level(cycle, 50)) if timed else "—",
        most_text=sentences.days(sentences.level(cycle, 85)) if timed else "—",
        wip=going["estimate"]["count"] if open_ else None,
        wip_text=sentences.in_progress(flow),
        oldest_text=sentences.days(ages[0][1]) if ages else "—",
        coverage_text=sentences.covered(flow),
        finding=flow,
    )
