"""Each team's flow in one row."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from passerelle.analysis import sentences
from passerelle.analysis.flow import readings
from passerelle.delivery.models import WorkItem
from passerelle.kernel.typography import number, short_date
from passerelle.people.models import Team
from passerelle.people.queries import company, visible_teams
from passerelle.ui.addresses import address
from passerelle.ui.language import lang

VOID = "—"
KNOWN = ("throughput", "cycle-time", "in-progress", "age", "coverage")


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A team's flow: `finding` as it is kept; every text is worded, in the active language, when it is asked for."""

    team: Team
    finding: dict[str, Any]
    query: str

    @property
    def pk(self) -> int:
        return self.team.pk

    @property
    def name(self) -> str:
        return self.team.name

    @property
    def url(self) -> str:
        return address("analysis:team", self.team.slug) + self.query

    @property
    def items_url(self) -> str:
        return f"{address('analysis:items')}?team={self.team.slug}"

    @property
    def going_url(self) -> str:
        return f"{self.items_url}&state=going"

    @property
    def know(self) -> dict[str, str]:
        """The address behind each figure."""
        url = address("analysis:team", self.team.slug)
        return {name.replace("-", "_"): f"{url}know/{name}/{self.query}" for name in KNOWN}

    @property
    def as_of(self) -> str:
        return short_date(dt.date.fromisoformat(self.finding["as_of"]), lang(), year=True)

    @property
    def say(self) -> str:
        """The verdict, or the refusal."""
        return sentences.verdict(self.finding)

    @property
    def is_refused(self) -> bool:
        return "refusal" in self.finding["cycle_time"]

    @property
    def throughput_text(self) -> str:
        weeks = self._estimate("throughput")
        return number(weeks["mean"], lang(), decimals=1) if weeks else VOID

    @property
    def points(self) -> tuple[float, ...]:
        return tuple(float(n) for n in self._estimate("throughput").get("counts", ()))

    @property
    def half_text(self) -> str:
        return self._level(50)

    @property
    def most_text(self) -> str:
        return self._level(85)

    @property
    def wip(self) -> int | None:
        return self._estimate("in_progress").get("count")

    @property
    def wip_text(self) -> str:
        return sentences.in_progress(self.finding)

    @property
    def oldest_text(self) -> str:
        going = self._estimate("in_progress")
        return sentences.days(going.get("oldest")) if going else VOID

    @property
    def share_text(self) -> str:
        return sentences.share_timed(self.finding)

    @property
    def coverage_text(self) -> str:
        return sentences.covered(self.finding)

    def _level(self, percent: int) -> str:
        return (
            VOID
            if self.is_refused
            else sentences.days(sentences.level(self.finding["cycle_time"], percent))
        )

    def _estimate(self, name: str) -> dict[str, Any]:
        """What was found, or nothing where it was refused."""
        part: dict[str, Any] = self.finding[name]
        return {} if "refusal" in part else part["estimate"]


def teams_with_items(person: Any) -> QuerySet[Team]:
    """The teams that this person may see and that have items, by name."""
    items = WorkItem.objects.filter(team=OuterRef("pk"))
    return visible_teams(person, "delivery.read").filter(Exists(items))


def flow_at_a_glance(
    person: Any, *, as_of: dt.date | None = None, zone: zoneinfo.ZoneInfo | None = None
) -> list[FlowRow]:
    """The teams with items that this person may see, by name."""
    return flow_rows(list(teams_with_items(person)), as_of=as_of, zone=zone)


def flow_rows(
    teams: list[Team], *, as_of: dt.date | None = None, zone: zoneinfo.ZoneInfo | None = None
) -> list[FlowRow]:
    """The row of each of these teams that has items, at the end of `as_of` or at the last change in its data.

    `zone`: the company's, where it is already known.
    """
    if not teams:
        return []
    found = readings(teams, zone=zone or zoneinfo.ZoneInfo(company().timezone), as_of=as_of)
    query = f"?as_of={as_of.isoformat()}" if as_of else ""
    return [FlowRow(team, found[team.pk], query) for team in teams if team.pk in found]
