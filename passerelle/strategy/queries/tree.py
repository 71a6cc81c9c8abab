"""Objectives with their key results, what stands under them, and their roll-up, computed at each reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from passerelle.kernel.finding import Refusal
from passerelle.people.models import Person
from passerelle.strategy import sentences
from passerelle.strategy.course import Standing, State, mean
from passerelle.strategy.models import Objective
from passerelle.strategy.queries.row import CourseRow
from passerelle.strategy.queries.standing import course, key_results
from passerelle.strategy.queries.standing import objectives as objectives_of
from passerelle.strategy.under import Under, rows_under
from passerelle.strategy.written import day, share

Ties = list[tuple[int, int | None]]


@dataclass
class Node:
    """One objective. Without key results of its own it is read from the objectives that serve it, through any number.

    `children` are those shown with it; `serving` those that its roll-up counts, whether shown or not.
    """

    objective: Objective
    said: sentences.Words
    rows: list[CourseRow] = field(default_factory=list)
    under: list[Under] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    serving: list[Node] = field(default_factory=list)
    parent: Objective | None = None

    @cached_property
    def counted(self) -> list[CourseRow]:
        """The key results its roll-up is the mean of."""
        return self.rows or [row for below in self.serving for row in below.counted]

    @property
    def is_borrowed(self) -> bool:
        """Whether its roll-up comes from the objectives that serve it."""
        return not self.rows and bool(self.counted)

    @cached_property
    def standing(self) -> Standing | Refusal:
        return mean([row.standing for row in self.counted])

    @cached_property
    def state(self) -> State:
        standing = self.standing
        return standing.state if isinstance(standing, Standing) else "none"

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
    tied: Ties | None = None,
) -> list[Node]:
    """These objectives in their order, with all that the person may see of them: a constant number of queries.

    Without `under`, what stands under them is left out: a list does not show it. `tied`: every objective and the one
    that it serves, where they are already known.
    """
    said = sentences.words()
    asked = {row.pk: Node(row, said) for row in objectives}
    _serve(asked)
    found = asked | {pk: Node(row, said) for pk, row in _below(asked, tied or ties(person)).items()}
    _count_below(found)
    for row in course(person, today, key_results(person).filter(objective__in=found)):
        found[row.objective_id].rows.append(row)
    for pk, rows in rows_under(person, asked).items() if under else ():
        asked[pk].under = rows
    return list(asked.values())


def _serve(asked: dict[int, Node]) -> None:
    """Tie objectives to those they serve, where both are shown."""
    for node in asked.values():
        above = asked.get(node.objective.parent_id or 0)
        if above is not None:
            node.parent = above.objective
            above.children.append(node)


def ties(person: Person) -> Ties:
    """Every objective that the person may see and the one that it serves, far to near: only ids (one query)."""
    # “long”, “medium” and “short” are in that order
    rows = objectives_of(person).order_by("horizon", "position", "number")
    return list(rows.values_list("pk", "parent"))


def _below(asked: Iterable[int], tied: Ties) -> dict[int, Objective]:
    """What serves them through any number of others and is not among them."""
    serving: dict[int, list[int]] = {}
    for pk, above in tied:
        serving.setdefault(above or 0, []).append(pk)
    found, known, level = {}, set(asked), set(asked)
    while level:
        pairs = [(pk, above) for above in level for pk in serving.get(above, []) if pk not in known]
        found |= {pk: Objective(pk=pk, parent_id=above) for pk, above in pairs}
        level = {pk for pk, _above in pairs}
        known |= level
    return found


def _count_below(found: dict[int, Node]) -> None:
    """Tie every objective to those whose roll-up counts it; a circle, were there one, is cut."""
    for node in found.values():
        above, way = found.get(node.objective.parent_id or 0), {node.objective.pk}
        step = above
        while step is not None and step.objective.pk not in way:
            way.add(step.objective.pk)
            step = found.get(step.objective.parent_id or 0)
        if above is not None and step is None:
            above.serving.append(node)


def by_horizon(rows: Iterable[Node]) -> list[Horizon]:
    """From the far to the near, as one descends from the vision; empty horizons are left out."""
    kept = list(rows)
    order = reversed(Objective.Horizon.choices)
    groups = [
        Horizon(code, str(label), [n for n in kept if n.objective.horizon == code])
        for code, label in order
    ]
    return [group for group in groups if group.nodes]
