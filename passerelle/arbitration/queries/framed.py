"""An arbitration as the engine takes it: facts of the roadmap and of the teams turned into one problem."""

from __future__ import annotations

from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.queries import wanted
from passerelle.arbitration.queries.capacity import capacity
from passerelle.arbitration.queries.past import paces_of
from passerelle.arbitration.queries.visible import candidates, teams_of
from passerelle.arbitration.shapes import MOST, Framed, Lack
from passerelle.engine.plan.problem import Budget, Candidate, Floor, Problem
from passerelle.kernel.periods import Quarter
from passerelle.people.models import Team
from passerelle.people.queries import company as the_company
from passerelle.roadmap.models import Dependency, Exclusive, Initiative


def framed(arbitration: Arbitration) -> Framed | None:
    """The problem of an arbitration as its facts stand now; None when nothing can be arbitrated.

    An initiative without value or effort is not a candidate: the check page says what it lacks.
    """
    teams = list(teams_of(arbitration).order_by("pk"))
    quarters = arbitration.horizon(first_month=the_company().fiscal_month)
    rows, asked, without = sorted_out(arbitration, teams, quarters)
    if not rows or not teams:
        return None
    trades = tuple(sorted({trade for row in rows for trade in asked[row.pk].trades}))
    places = {team.pk: place for place, team in enumerate(teams)}
    room = capacity(arbitration, teams, trades, quarters)
    fullest, taught = wanted.fullest(room, trades), _taught(arbitration)
    made = tuple(
        wanted.candidate(
            row,
            asked[row.pk],
            arbitration=arbitration,
            trades=trades,
            places=places,
            quarters=quarters,
            fullest=fullest,
            taught=taught,
        )
        for row in rows
    )
    problem = Problem(
        candidates=made,
        teams=tuple(team.name for team in teams),
        skills=trades,
        capacity=room,
        overflow=_overflow(made),
        discount=1 - (1 - arbitration.discount / 100) ** 0.25,
        budgets=_budgets(arbitration, quarters),
        before=_before(rows),
        apart=_apart(rows),
        floors=_floors(arbitration, rows),
    )
    numbers, told = tuple(row.number for row in rows), paces_of(places)
    return Framed(problem, numbers, tuple(places), trades, quarters, without, told, taught)


def _overflow(made: tuple[Candidate, ...]) -> float:
    """The price of a person-week beyond what there is: half more than one brings on average."""
    weeks = sum(sum(one.effort) + sum(w for _, _, w in one.support) for one in made)
    return 1.5 * sum(one.value * one.success for one in made) / max(weeks, 1.0) or 1.0


def _taught(arbitration: Arbitration) -> wanted.Taught:
    """By kind of theme, what its values count for here, and of how many measured promises."""
    rows = arbitration.lessons.values_list("kind", "share", "count")
    return {kind: (share, count) for kind, share, count in rows}


def sorted_out(
    arbitration: Arbitration, teams: list[Team], quarters: tuple[Quarter, ...]
) -> tuple[list[Initiative], dict[int, wanted.Asked], dict[int, Lack]]:
    """Those that can be arbitrated, what each asks by id, and why the others, by number, cannot be."""
    rows = list(candidates(arbitration).select_related("theme"))
    places = {team.pk for team in teams}
    asked = wanted.asked_of(rows, places)
    aside = set(arbitration.asides.values_list("initiative_id", flat=True))
    without: dict[int, Lack] = {}
    kept = []
    for row in rows:
        lack = _lack(row, asked[row.pk], arbitration, teams=places, first=quarters[0])
        if row.pk in aside:
            lack = "aside"
        if lack:
            without[row.number] = lack
        else:
            kept.append(row)
    kept = _without_needs(rows, kept, without)
    return kept, asked, without


def _lack(
    row: Initiative,
    asked: wanted.Asked,
    arbitration: Arbitration,
    *,
    teams: set[int],
    first: Quarter,
) -> Lack | None:
    if wanted.left(row, first.start) <= 0:
        return "over"
    if row.value is None:
        return "value"
    if wanted.worth(row, arbitration) is None:
        return "unit"
    if row.team_id is not None and row.team_id not in teams:
        return "team"
    if asked.is_empty:
        return "effort"
    return "huge" if _largest(row, asked, arbitration) > MOST else None


def _largest(row: Initiative, asked: wanted.Asked, arbitration: Arbitration) -> float:
    """Of what it brings, asks and costs."""
    weeks = sum(asked.lead.values()) + sum(asked.beside.values())
    points = wanted.cost_points(row, arbitration) or (0.0,)
    worth = wanted.worth(row, arbitration) or 0.0
    ends = (abs(end) / 1000 for end in (row.value.low, row.value.high)) if row.value else ()
    return max(abs(worth), *ends, weeks, *points, wanted.cost(row, weeks, arbitration) or 0.0)


def _without_needs(
    rows: list[Initiative], kept: list[Initiative], without: dict[int, Lack]
) -> list[Initiative]:
    """Less those that wait for what will not be done: dropped, set aside, or no candidate itself."""
    done = {row.pk for row in rows if without.get(row.number) == "over"}
    state = Initiative.State
    needs: dict[int, set[int]] = {}
    pairs = Dependency.objects.filter(initiative__in=kept)
    for pk, need in pairs.exclude(needs__state=state.DELIVERED).values_list(
        "initiative_id", "needs_id"
    ):
        needs.setdefault(pk, set()).add(need)
    while True:
        there = {row.pk for row in kept} | done
        lost = {row.pk for row in kept if needs.get(row.pk, set()) - there}
        if not lost:
            return kept
        without |= {row.number: "needs" for row in kept if row.pk in lost}
        kept = [row for row in kept if row.pk not in lost]


def _before(rows: list[Initiative]) -> tuple[tuple[int, int], ...]:
    """Work under way has begun: what it waits for holds it back no more."""
    places = {row.pk: place for place, row in enumerate(rows)}
    doing = {row.pk for row in rows if row.state == Initiative.State.DOING}
    pairs = Dependency.objects.filter(initiative__in=list(places), needs__in=list(places))
    return tuple(
        sorted(
            (places[need], places[then])
            for need, then in pairs.values_list("needs_id", "initiative_id")
            if then not in doing
        )
    )


def _apart(rows: list[Initiative]) -> tuple[tuple[int, ...], ...]:
    places = {row.pk: place for place, row in enumerate(rows)}
    groups: dict[int, list[int]] = {}
    links = Exclusive.members.through.objects.filter(initiative__in=list(places))
    for group, pk in links.values_list("exclusive_id", "initiative_id"):
        groups.setdefault(group, []).append(places[pk])
    return tuple(sorted({tuple(sorted(one)) for one in groups.values() if len(one) > 1}))


def _budgets(arbitration: Arbitration, quarters: tuple[Quarter, ...]) -> tuple[Budget, ...]:
    names = [str(one) for one in quarters]
    return tuple(
        Budget(names.index(one.since), names.index(one.until), one.amount)
        for one in arbitration.cash.all()
        if one.since in names and one.until in names
    )


def _floors(arbitration: Arbitration, rows: list[Initiative]) -> tuple[Floor, ...]:
    found = []
    for one in arbitration.floors.select_related("theme", "sponsor", "product"):
        members = tuple(place for place, row in enumerate(rows) if one.holds(row))
        if members:
            found.append(Floor(one.protects, members, one.share / 100))
    return tuple(found)
