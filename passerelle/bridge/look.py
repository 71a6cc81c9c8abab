"""Everything that stands on the bridge, gathered once for the person who looks."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from dataclasses import dataclass, field

from passerelle.analysis.queries import FlowRow, flow_at_a_glance
from passerelle.bridge.changes import since
from passerelle.bridge.road import Promise, promises, worst
from passerelle.desk.counting import waiting
from passerelle.desk.inbox import Waiting
from passerelle.kernel.periods import Quarter
from passerelle.kpis.queries import Reading, headline
from passerelle.people.may import may
from passerelle.people.models import Company, Person
from passerelle.roadmap.queries import Costs, cost_of, of_quarter
from passerelle.strategy.course import State
from passerelle.strategy.queries import (
    CourseRow,
    DueEntry,
    Heading,
    at_a_glance,
    due_register,
    heading,
)
from passerelle.trail.queries import Line

RESULTS_SHOWN = 15  # a company that leads by more than that reads the whole list
MEASURES_SHOWN = 10
ROAD_SHOWN = 12
DUE_SHOWN = 8
WAITING_SHOWN = 6
CHANGES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Look:
    """Each part is empty where there is nothing, or nothing this person may see.

    `states` and `promises` tell of all key results and of all the quarter's initiatives; `course` and `road`
    are the rows shown; `lead` is the company's own result of the year.
    """

    today: dt.date
    quarter: Quarter
    heading: Heading | None = None
    states: list[State] = field(default_factory=list)
    course: list[CourseRow] = field(default_factory=list)
    lead: CourseRow | None = None
    measures: list[Reading] = field(default_factory=list)
    has_more_measures: bool = False
    promises: list[Promise] = field(default_factory=list)
    road: list[Promise] = field(default_factory=list)
    costs: Costs | None = None
    flow: list[FlowRow] = field(default_factory=list)
    due: list[DueEntry] = field(default_factory=list)
    has_more_due: bool = False
    waiting: list[Waiting] = field(default_factory=list)
    changes: list[Line] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Nothing has been poured in yet."""
        return not (self.heading or self.course or self.measures or self.promises or self.flow)

    @property
    def other_results(self) -> int:
        return len(self.states) - len(self.course)

    @property
    def other_promises(self) -> int:
        return len(self.promises) - len(self.road)


def look(person: Person, *, company: Company, today: dt.date, visited: dt.datetime | None) -> Look:
    """One look at the whole company by one person: a fixed number of queries, whatever it holds."""
    quarter = Quarter.of(today, first_month=company.fiscal_month)
    zone = zoneinfo.ZoneInfo(company.timezone)
    results = at_a_glance(person, today, limit=RESULTS_SHOWN)
    measures = headline(person, limit=MEASURES_SHOWN + 1) if may(person, "measure.read") else []
    held = promises(of_quarter(person, quarter), today=today, quarter=quarter)
    due = due_register(person, today, symbol=company.symbol, limit=DUE_SHOWN + 1)
    return Look(
        today=today,
        quarter=quarter,
        heading=heading(person),
        states=results.states,
        course=results.rows,
        lead=results.lead,
        measures=measures[:MEASURES_SHOWN],
        has_more_measures=len(measures) > MEASURES_SHOWN,
        promises=held,
        road=worst(held, limit=ROAD_SHOWN),
        costs=cost_of(person, by=["product"]),
        flow=flow_at_a_glance(person, zone=zone) if may(person, "delivery.read") else [],
        due=due[:DUE_SHOWN],
        has_more_due=len(due) > DUE_SHOWN,
        waiting=waiting(person)[:WAITING_SHOWN],
        changes=since(person, visited, limit=CHANGES_SHOWN),
    )
