"""What the timeline draws besides the initiatives: dependencies, load of each team and quarter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from passerelle.kernel.periods import Quarter
from passerelle.people.models import Company, Membership
from passerelle.roadmap import load
from passerelle.roadmap.models import Dependency, Initiative

COUNTED = (Initiative.State.PLANNED, Initiative.State.DOING, Initiative.State.DELIVERED)


def links_among(rows: Iterable[Initiative]) -> list[tuple[int, int]]:
    """(needed, waiting) pairs of ids among these initiatives (one query)."""
    ids = [row.pk for row in rows]
    pairs = Dependency.objects.filter(initiative__in=ids, needs__in=ids)
    return list(pairs.values_list("needs_id", "initiative_id"))


@dataclass(frozen=True, slots=True)
class TeamLoad:
    """A team's people now, and its load in each quarter."""

    people: int
    quarters: tuple[load.Load, ...]


def loads_of(
    teams: Iterable[int], quarters: Sequence[Quarter], *, company: Company
) -> dict[int, TeamLoad]:
    """Load per team (two queries): what planned, running and delivered initiatives need, whoever may see them.

    A need is spread over the working days of its initiative; proposals are not counted.
    """
    ids = list(teams)
    first, last = quarters[0].start, quarters[-1].end
    week = frozenset(company.working_days)
    present: dict[int, list[load.Presence]] = {pk: [] for pk in ids}
    people: dict[int, set[int]] = {pk: set() for pk in ids}
    members = Membership.objects.filter(team__in=ids, start__lte=last).filter(
        Q(end=None) | Q(end__gte=first)
    )
    for team, person, start, end, share in members.values_list(
        "team_id", "person_id", "start", "end", "allocation"
    ):
        present[team].append(load.Presence(start, end, share))
        people[team].add(person)
    asked = _needs(ids)
    return {
        pk: TeamLoad(
            len(people[pk]), tuple(_load(present[pk], asked[pk], q, week) for q in quarters)
        )
        for pk in ids
    }


def _load(
    people: list[load.Presence],
    needs: list[tuple[load.Need, bool]],
    quarter: Quarter,
    week: frozenset[int],
) -> load.Load:
    silent = sum(
        not said and one.start <= quarter.end and one.end >= quarter.start for one, said in needs
    )
    return load.Load(
        needed=load.needed([one for one, said in needs if said], quarter, week=week),
        available=load.available(people, quarter, week=week),
        silent=silent,
    )


def _needs(teams: list[int]) -> dict[int, list[tuple[load.Need, bool]]]:
    """Each team's needs (one query); an initiative of the team that says no need at all counts as silent."""
    found: dict[int, list[tuple[load.Need, bool]]] = {pk: [] for pk in teams}
    rows = Initiative.objects.filter(
        Q(team__in=teams) | Q(skill_needs__team__in=teams),
        archived_at=None,
        state__in=COUNTED,
        start_on__isnull=False,
        end_on__isnull=False,
    ).values_list(
        "team_id", "start_on", "end_on", "delivered_on",
        "skill_needs__team_id", "skill_needs__person_weeks",
    )  # fmt: skip
    for own, start, end, delivered, asked, weeks in rows:
        if start is None or end is None:  # the filter has seen to it; the type checker has not
            continue
        span = load.Need(start, max(delivered or end, start), weeks or 0.0)
        team = asked or own
        if team in found:
            found[team].append((span, asked is not None))
    return found
