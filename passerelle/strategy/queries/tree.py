"""Objectives with their key results, what stands under them, and their roll-up, computed at each reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import QuerySet

from passerelle.kernel.finding import Refusal
from passerelle.people.models import Person
from passerelle.strategy import sentences
from passerelle.strategy.course import Standing, State, mean, verdict
from passerelle.strategy.models import KeyResult, Objective
from passerelle.strategy.queries.fact import PLAN, Plan
from passerelle.strategy.queries.goal import Goal
from passerelle.strategy.queries.row import CourseRow
from passerelle.strategy.queries.standing import course, key_results, standings, values_of
from passerelle.strategy.queries.ties import Tie, counted, ties
from passerelle.strategy.under import Under, rows_under
from passerelle.strategy.written import day, share

Held = dict[int, list[Standing | Refusal]]
"""By objective, where its own key results stand."""


@dataclass
class Node:
    """One objective. Without key results of its own it is read from the objectives that serve it, through any number.

    `rows` are its own, where it is shown open; `counted` what its roll-up is the mean of; `children` those shown
    with it.
    """

    goal: Goal
    said: sentences.Words
    is_borrowed: bool = False  # its roll-up comes from the objectives that serve it
    counted: list[Standing | Refusal] = field(default_factory=list)
    rows: list[CourseRow] = field(default_factory=list)
    under: list[Under] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    parent: Goal | None = None

    @cached_property
    def standing(self) -> Standing | Refusal:
        return mean(self.counted)

    @property
    def state(self) -> State:
        return verdict(self.standing)

    @property
    def state_text(self) -> str:
        return self.said.states[self.state]

    @property
    def progress(self) -> float | None:
        standing = self.standing
        return standing.progress if isinstance(standing, Standing) else None

    @property
    def expected(self) -> float | None:
        standing = self.standing
        return standing.expected if isinstance(standing, Standing) else None

    @property
    def progress_text(self) -> str:
        return share(self.progress, speech=self.said.lang)

    @property
    def why(self) -> str:
        read = sum(isinstance(standing, Standing) for standing in self.counted)
        return sentences.objective(
            self.standing, read=read, total=len(self.counted), said=self.said
        )

    @property
    def until_text(self) -> str:
        return day(self.goal.end, year=True, speech=self.said.lang)


@dataclass
class Horizon:
    code: str
    label: str
    nodes: list[Node]


def nodes(
    person: Person,
    goals: Iterable[Goal],
    *,
    today: dt.date,
    is_open: bool = True,
    tied: Iterable[Tie] | None = None,
) -> list[Node]:
    """These objectives in their order, with all that the person may see of them: a constant number of queries.

    Unless open, only their roll-up is read: neither rows nor what stands under them. `tied`: every objective and
    the one that it serves, where they are already known.
    """
    said = sentences.words()
    found = {row.pk: Node(row, said) for row in goals}
    _serve(found)
    met = counted(found, ties(person) if tied is None else tied)
    results = key_results(person).filter(
        objective__in={pk for below in met.values() for pk in below}
    )
    held = _opened(person, found, results, today=today) if is_open else _closed(results, today)
    for pk, node in found.items():
        node.counted = [standing for one in met[pk] for standing in held.get(one, ())]
        node.is_borrowed = bool(node.counted) and pk not in held
    return list(found.values())


def _serve(found: dict[int, Node]) -> None:
    """Tie objectives to those they serve, where both are shown."""
    for node in found.values():
        above = found.get(node.goal.parent_id or 0)
        if above is not None:
            node.parent = above.goal
            above.children.append(node)


def _opened(
    person: Person, found: dict[int, Node], results: QuerySet[KeyResult], *, today: dt.date
) -> Held:
    """Give every objective its rows and what stands under it."""
    held: Held = {}
    for row in course(person, today, results):
        held.setdefault(row.objective_id, []).append(row.standing)
        if row.objective_id in found:
            found[row.objective_id].rows.append(row)
    for pk, rows in rows_under(person, found).items():
        found[pk].under = rows
    return held


def _closed(results: QuerySet[KeyResult], today: dt.date) -> Held:
    read = list(results.order_by().values_list("objective_id", *PLAN))
    plans = [Plan(*row[1:]) for row in read]
    held: Held = {}
    standing_now = standings(plans, values_of(plans, today), today)
    for row, standing in zip(read, standing_now, strict=True):
        held.setdefault(row[0], []).append(standing)
    return held


def by_horizon(rows: Iterable[Node]) -> list[Horizon]:
    """From the far to the near, as one descends from the vision; empty horizons are left out."""
    kept = list(rows)
    order = reversed(Objective.Horizon.choices)
    groups = [
        Horizon(code, str(label), [n for n in kept if n.goal.horizon == code])
        for code, label in order
    ]
    return [group for group in groups if group.nodes]
