"""A scenario against today's roadmap: what would change if it were put there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from passerelle.arbitration.models import Solution
from passerelle.arbitration.reading.shown import Exercise
from passerelle.kernel.periods import Quarter
from passerelle.kernel.typography import short_date
from passerelle.people.queries import company
from passerelle.roadmap.models import Initiative
from passerelle.ui.language import lang

State = Initiative.State


@dataclass(frozen=True, slots=True)
class Turn:
    """One fact that changes: its name, as it is, as it would be."""

    name: str
    before: str
    after: str
    is_user: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """What would be written on one initiative, and how it is told."""

    row: Initiative
    values: dict[str, Any]
    it: Exercise

    @property
    def turns(self) -> list[Turn]:
        """Worded when they are shown."""
        return _turns(self.it, self.row, self.values)


def moves(it: Exercise, solution: Solution) -> list[Move]:
    """One for each initiative of the plan that would change, by number."""
    found, quarters = [], quarters_of(solution)
    for line in sorted(solution.found["lines"], key=lambda one: one["number"]):
        row = it.rows.get(line["number"])
        if row is None or row.team_id not in {None, *it.teams}:
            continue
        values = _differing(row, values_of(row, line, quarters))
        if values:
            found.append(Move(row, values, it))
    return found


def breaks(found: list[Move]) -> list[Move]:
    """Those that would be expected after the day already promised, and are not today."""
    return [one for one in found if _breaks(one)]


def _breaks(one: Move) -> bool:
    promised, end = one.row.promised_on, one.values.get("end_on")
    if promised is None or end is None or end <= promised:
        return False
    return one.row.end_on is None or one.row.end_on <= promised


def left_out(it: Exercise, solution: Solution) -> list[Initiative]:
    """Planned or in progress today, and not in the plan: they are left as they are."""
    held = {line["number"] for line in solution.found["lines"]}
    return [
        row
        for number, row in sorted(it.rows.items())
        if number not in held and row.is_live and row.state != State.PROPOSED
    ]


def quarters_of(solution: Solution) -> list[Quarter]:
    first_month = company().fiscal_month
    return [Quarter.parse(one, first_month=first_month) for one in solution.found["quarters"]]


def values_of(row: Initiative, line: dict[str, Any], quarters: list[Quarter]) -> dict[str, Any]:
    """Team, dates and state as the plan has them. What is under way keeps its state, and its start where it has one."""
    end = quarters[line["last"]].end
    likely = day_of(quarters, line["likely"]) if line["likely"] is not None else None
    values: dict[str, Any] = {
        "team_id": line["team"],
        "start_on": quarters[line["first"]].start,
        "end_on": end,
        "late_on": max(likely, end) if likely else None,
        "state": State.PLANNED,
    }
    if row.state == State.DOING:
        del values["state"]
        if row.start_on:
            del values["start_on"]
        if row.end_on and quarters[line["last"]].start <= row.end_on <= end:
            # The plan says no more than the quarter, and what is left to do is counted from this day: were it
            # pushed to the quarter's end, putting the plan on the roadmap would make the plan stale.
            del values["end_on"], values["late_on"]
    return values


def day_of(quarters: list[Quarter], at: float) -> dt.date:
    """The day at so many quarters from the beginning, beyond the last where it must."""
    whole = int(at)
    quarter = quarters[0].shifted(whole)
    days = (quarter.end - quarter.start).days + 1
    return quarter.start + dt.timedelta(days=int((at - whole) * days))


def _differing(row: Initiative, values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if getattr(row, name) != value}


def _turns(it: Exercise, row: Initiative, values: dict[str, Any]) -> list[Turn]:
    found = []
    for name, value in values.items():
        if name == "team_id":
            after = it.teams.get(value)
            found.append(Turn(_("team"), str(row.team or "—"), str(after or "—"), is_user=True))
        elif name == "state":
            found.append(Turn(_("state"), row.get_state_display(), str(State(value).label)))
        else:
            found.append(Turn(_named(name), _day(getattr(row, name)), _day(value)))
    return found


def _named(name: str) -> str:
    return str(
        {"start_on": _("start"), "end_on": _("expected end")}.get(name, _("latest likely end"))
    )


def _day(value: dt.date | None) -> str:
    return short_date(value, lang(), year=True)
