"""Everything that stands on the bridge, gathered once for the person who looks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from passerelle.analysis.queries import FlowRow, flow_at_a_glance
from passerelle.bridge.changes import since
from passerelle.bridge.road import Promise, promises
from passerelle.desk.inbox import Waiting, waiting_for
from passerelle.kernel.periods import Quarter
from passerelle.kpis.queries import Reading, headline
from passerelle.people.may import may
from passerelle.people.models import Company, Person
from passerelle.roadmap.queries import Costs, cost_of, of_quarter
from passerelle.strategy.queries import (
    CourseRow,
    DueEntry,
    Heading,
    course,
    due_register,
    heading,
)
from passerelle.strategy.queries.statements import in_force
from passerelle.trail.queries import Line

WAITING_SHOWN = 6
CHANGES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Look:
    """Each part is empty where there is nothing, or nothing this person may see."""

    today: dt.date
    quarter: Quarter
    heading: Heading | None = None
    vision: str = ""
    course: list[CourseRow] = field(default_factory=list)
    measures: list[Reading] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    costs: Costs | None = None
    flow: list[FlowRow] = field(default_factory=list)
    due: list[DueEntry] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    changes: list[Line] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Nothing has been poured in yet."""
        return not (self.heading or self.course or self.measures or self.promises or self.flow)


def look(person: Person, *, company: Company, today: dt.date, visited: dt.datetime | None) -> Look:
    """One look at the whole company by one person: a fixed number of queries, whatever it holds."""
    quarter = Quarter.of(today, first_month=company.fiscal_month)
    texts = in_force(person)
    return Look(
        today=today,
        quarter=quarter,
        heading=heading(person),
        vision=next((text.title for text in texts if text.kind == "vision"), ""),
        course=course(person, today),
        measures=headline(person) if may(person, "measure.read") else [],
        promises=promises(of_quarter(person, quarter), today=today, quarter=quarter),
        costs=cost_of(person),
        flow=flow_at_a_glance(person) if may(person, "delivery.read") else [],
        due=due_register(person, today, symbol=company.symbol),
        waiting=waiting_for(person)[:WAITING_SHOWN],
        changes=since(person, visited, limit=CHANGES_SHOWN),
    )
