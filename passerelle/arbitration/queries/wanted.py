"""Initiatives as candidates: what each asks, brings and must respect."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, field

from django.utils import timezone

from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.units import is_of_work, thousands
from passerelle.engine.plan.problem import Candidate, Floats
from passerelle.kernel.periods import Quarter
from passerelle.people.queries import company
from passerelle.roadmap.models import Initiative, SkillNeed
from passerelle.roadmap.models.need import points_of

DAYS = 365.25 / 4
OVERDUE = 0.1
"""What is taken to be left of a work whose expected end is over and that is not delivered."""
NEED = ("team_id", "trade", "low", "person_weeks", "high")
Taught = dict[str, tuple[float, int]]
UNSURE = 50  # per cent, where nobody said


@dataclass(frozen=True, slots=True)
class Asked:
    """Person-weeks by trade of the team that leads, and those of (team, trade) beside it."""

    lead: dict[str, float] = field(default_factory=dict)
    beside: dict[tuple[int, str], float] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.lead and not self.beside

    @property
    def trades(self) -> set[str]:
        return {*self.lead, *(trade for _, trade in self.beside)}


def asked_of(rows: list[Initiative], teams: set[int]) -> dict[int, Asked]:
    """What each asks of these teams, by id; where no team leads, any team may: all is asked of whoever takes it."""
    found = {row.pk: Asked() for row in rows}
    lead = {row.pk: row.team_id for row in rows}
    needs = SkillNeed.objects.filter(initiative__in=list(found))
    for pk, team, trade, *points in needs.values_list("initiative_id", *NEED):
        asked, weeks = found[pk], points_of(*points).mean
        if lead[pk] in (None, team):
            asked.lead[trade] = asked.lead.get(trade, 0.0) + weeks
        elif team in teams:
            asked.beside[team, trade] = weeks
    return found


def left(row: Initiative, first: dt.date) -> float:
    """The share of its effort still to be done on `first`: all, but for work under way whose dates say less."""
    if row.state != Initiative.State.DOING or not (row.start_on and row.end_on):
        return 1.0
    if is_overdue(row):
        return OVERDUE
    days = (row.end_on - row.start_on).days + 1
    return min(max(((row.end_on - first).days + 1) / days, 0.0), 1.0)


def is_overdue(row: Initiative) -> bool:
    """Under way past its expected end: how much is left is a guess, which the check page tells."""
    if row.state != Initiative.State.DOING or not (row.start_on and row.end_on):
        return False
    return row.end_on < timezone.localdate()


def worth(row: Initiative, arbitration: Arbitration) -> float | None:
    """Its value in thousands; None where its unit is no money."""
    if row.value is None:
        return None
    return _money(row.value.mean * brought(row, arbitration), row.value_unit, arbitration)


def brought(row: Initiative, arbitration: Arbitration) -> float:
    """What its value is multiplied by to be counted over the months of the exercise; 1 where it says none.

    In proportion: a value is taken to come evenly over the months that it is said over.
    """
    return arbitration.value_months / row.value_months if row.value_months else 1.0


def counted(row: Initiative, arbitration: Arbitration, taught: Taught) -> float:
    """Its worth as it counts here: less what past promises of its kind take from it, where somebody asked for it."""
    value = worth(row, arbitration)
    assert value is not None
    share, _measured = taught.get(row.theme.kind if row.theme else "", (1.0, 0))
    return value * share


def cost(row: Initiative, weeks: float, arbitration: Arbitration) -> float | None:
    """Its cost in thousands; what it does not say is its effort at the price of a week, nothing without one."""
    if row.cost is None:
        return weeks * (arbitration.week_price or 0.0)
    if is_of_work(row.cost_unit) and arbitration.week_price is None:
        return 0.0
    return _money(row.cost.mean, row.cost_unit, arbitration)


def cost_points(row: Initiative, arbitration: Arbitration) -> tuple[float, float, float] | None:
    """Low, likely and high in thousands; None where no range is said, or it has no price."""
    if row.cost is None:
        return None
    said = (row.cost.low, row.cost.mid, row.cost.high)
    low, mid, high = (_money(amount, row.cost_unit, arbitration) for amount in said)
    return None if low is None or mid is None or high is None else (low, mid, high)


def _money(amount: float, unit: str, arbitration: Arbitration) -> float | None:
    return thousands(amount, unit, symbol=company().symbol, week_price=arbitration.week_price)


def lasting(
    row: Initiative, asked: Asked, room: dict[str, float], *, first: dt.date, share: float
) -> int:
    """Quarters it takes: those of its dates, else its largest effort against the most a quarter has of that trade."""
    if row.start_on and row.end_on:
        since = max(row.start_on, first) if share < 1 else row.start_on
        return max(1, math.ceil(((row.end_on - since).days + 1) / DAYS - 0.1))
    needed = (weeks / room[trade] for trade, weeks in asked.lead.items() if room.get(trade))
    return max(1, round(max(needed, default=1.0)))


def latest(deadline: dt.date | None, quarters: tuple[Quarter, ...]) -> int | None:
    """The last quarter that ends by the deadline; the first one where it comes too soon; None beyond the horizon."""
    if deadline is None or deadline > quarters[-1].end:
        return None
    return max(sum(one.end <= deadline for one in quarters) - 1, 0)


Fullest = dict[int | None, dict[str, float]]


def fullest(capacity: Floats, trades: tuple[str, ...]) -> Fullest:
    """The most that a quarter has of each trade, by position of a team; by None: in any team."""
    found: Fullest = {
        place: {trade: float(team[at].max()) for at, trade in enumerate(trades)}
        for place, team in enumerate(capacity)
    }
    found[None] = {trade: float(capacity[:, at].max()) for at, trade in enumerate(trades)}
    return found


def candidate(
    row: Initiative,
    asked: Asked,
    *,
    arbitration: Arbitration,
    trades: tuple[str, ...],
    places: dict[int, int],
    quarters: tuple[Quarter, ...],
    fullest: Fullest,
    taught: Taught,
) -> Candidate:
    share = left(row, quarters[0].start)
    points = cost_points(row, arbitration)
    teams = None if row.team_id is None else (places[row.team_id],)
    room = fullest[teams[0] if teams else None]
    at = {trade: place for place, trade in enumerate(trades)}
    return Candidate(
        key=row.code,
        value=counted(row, arbitration, taught),
        cost=share * (cost(row, sum(asked.lead.values()), arbitration) or 0.0),
        effort=tuple(share * asked.lead.get(trade, 0.0) for trade in trades),
        quarters=lasting(row, asked, room, first=quarters[0].start, share=share),
        success=(row.confidence if row.confidence is not None else UNSURE) / 100,
        decay=(row.delay or 0.0) / 100,
        theme=str(row.theme_id or ""),
        sponsor=str(row.sponsor_id or ""),
        deadline=latest(row.deadline, quarters),
        teams=teams,
        support=tuple(
            (places[team], at[trade], share * weeks)
            for (team, trade), weeks in sorted(asked.beside.items())
        ),
        starts=(0,) if row.state == Initiative.State.DOING else None,
        cost_points=(share * points[0], share * points[1], share * points[2]) if points else None,
        follows_effort=row.cost is None or is_of_work(row.cost_unit),
    )
