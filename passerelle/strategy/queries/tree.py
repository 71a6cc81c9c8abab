"""Objectives with their key results, what stands under them, and their roll-up, computed at each reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import starmap
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from passerelle.kernel.finding import Refusal
from passerelle.people.models import Person
from passerelle.strategy import sentences
from passerelle.strategy.course import Standing, State, mean, verdict
from passerelle.strategy.models import KeyResult, Objective
from passerelle.strategy.queries.row import CourseRow
from passerelle.strategy.queries.standing import course, key_results
from passerelle.strategy.queries.standing import objectives as objectives_of
from passerelle.strategy.under import Under, rows_under
from passerelle.strategy.written import day, share


class Tie(NamedTuple):
    """An objective, the one that it serves, and whether it has key results of its own."""

    pk: int
    parent: int | None
    has_own: bool


@dataclass
class Node:
    """One objective. Without key results of its own it is read from the objectives that serve it, through any number.

    `rows` are its own, `counted` those that its roll-up is the mean of; `children` those shown with it.
    """

    objective: Objective
    said: sentences.Words
    rows: list[CourseRow] = field(default_factory=list)
    counted: list[CourseRow] = field(default_factory=list)
    under: list[Under] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    parent: Objective | None = None

    @property
    def is_borrowed(self) -> bool:
        """Whether its roll-up comes from the objectives that serve it."""
        return not self.rows and bool(self.counted)

    @cached_property
    def standing(self) -> Standing | Refusal:
        return mean([row.standing for row in self.counted])

    @cached_property
    def state(self) -> State:
        return verdict(self.standing)

    @property
    def state_text(self) -> str:
        return self.said.states[self.state]

    @cached_property
    def progress(self) -> float | None:
        standing = self.standing
        return standing.progress if isinstance(standing, Standing) else None

    @cached_property
    def expected(self) -> float | None:
        standing = self.standing
        return standing.expected if isinstance(standing, Standing) else None

    @property
    def progress_text(self) -> str:
        return share(self.progress, speech=self.said.lang)

    @cached_property
    def why(self) -> str:
        counted = self.counted
        read = sum(1 for row in counted if row.state != "none")
        return sentences.objective(self.standing, read=read, total=len(counted), said=self.said)

    @property
    def until_text(self) -> str:
        return day(self.objective.end, year=True, speech=self.said.lang)


@dataclass
class Horizon:
    code: str
    label: str
    nodes: list[Node]


def nodes(
    person: Person,
    objectives: Iterable[Objective],
    *,
    today: dt.date,
    under: bool = True,
    tied: Iterable[Tie] | None = None,
) -> list[Node]:
    """These objectives in their order, with all that the person may see of them: a constant number of queries.

    Without `under`, what stands under them is left out: a list does not show it. `tied`: every objective and the one
    that it serves, where they are already known.
    """
    said = sentences.words()
    found = {row.pk: Node(row, said) for row in objectives}
    _serve(found)
    _count(person, found, tied or ties(person), today=today)
    for pk, rows in rows_under(person, found).items() if under else ():
        found[pk].under = rows
    return list(found.values())


def _serve(found: dict[int, Node]) -> None:
    """Tie objectives to those they serve, where both are shown."""
    for node in found.values():
        above = found.get(node.objective.parent_id or 0)
        if above is not None:
            node.parent = above.objective
            above.children.append(node)


def ties(person: Person) -> list[Tie]:
    """Every objective that the person may see, far to near: only what ties it (one query)."""
    # “long”, “medium” and “short” are in that order
    rows = objectives_of(person).order_by("horizon", "position", "number")
    own = KeyResult.objects.filter(objective=OuterRef("pk"), archived_at=None)
    return list(starmap(Tie, rows.values_list("pk", "parent", Exists(own))))


def _count(person: Person, found: dict[int, Node], tied: Iterable[Tie], *, today: dt.date) -> None:
    """Give every objective its own key results and those that its roll-up counts; no other is read."""
    counted = _counted(found, tied)
    asked = {pk for below in counted.values() for pk in below}
    held: dict[int, list[CourseRow]] = {}
    for row in course(person, today, key_results(person).filter(objective__in=asked)):
        held.setdefault(row.objective_id, []).append(row)
    for pk, node in found.items():
        node.rows = held.get(pk, [])
        node.counted = [row for below in counted[pk] for row in held.get(below, ())]


def _counted(asked: Iterable[int], tied: Iterable[Tie]) -> dict[int, list[int]]:
    """By objective, those whose own key results its roll-up counts: itself, or the first met on the way down."""
    serving: dict[int | None, list[int]] = {}
    own = set()
    for tie in tied:
        serving.setdefault(tie.parent, []).append(tie.pk)
        if tie.has_own:
            own.add(tie.pk)
    return {pk: _down(pk, serving, own) for pk in asked}


def _down(top: int, serving: dict[int | None, list[int]], own: set[int]) -> list[int]:
    """Each objective is met once: a circle, were there one, is cut."""
    met, left, found = {top}, [top], []
    while left:
        pk = left.pop()
        if pk in own:
            found.append(pk)
            continue
        below = [n for n in serving.get(pk, ()) if n not in met]
        met.update(below)
        left += below
    return found


def by_horizon(rows: Iterable[Node]) -> list[Horizon]:
    """From the far to the near, as one descends from the vision; empty horizons are left out."""
    kept = list(rows)
    order = reversed(Objective.Horizon.choices)
    groups = [
        Horizon(code, str(label), [n for n in kept if n.objective.horizon == code])
        for code, label in order
    ]
    return [group for group in groups if group.nodes]
