"""What the roadmap would cost: sums of ranges, never mixing units, always saying how many have no range."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from passerelle.kernel.ranges import ThreePoint
from passerelle.people.models import Person
from passerelle.people.veil import veiled
from passerelle.roadmap.models import LIVE, Initiative
from passerelle.roadmap.queries.visible import READ_BY, visible


@dataclass(slots=True)
class CostLine:
    """Sums per unit over the initiatives that share `name` (empty: they have none).

    The sum of the lows and of the highs is a wider range than eight chances in ten: it is reached only if
    every initiative falls on the same side.
    """

    name: str
    sums: dict[str, ThreePoint] = field(default_factory=dict)
    counted: int = 0
    without_range: int = 0

    def add(self, unit: str, cost: ThreePoint | None) -> None:
        if cost is None:
            self.without_range += 1
            return
        self.counted += 1
        sofar = self.sums.get(unit, ThreePoint(0, 0, 0))
        self.sums[unit] = ThreePoint(
            sofar.low + cost.low, sofar.mid + cost.mid, sofar.high + cost.high
        )


@dataclass(slots=True)
class Costs:
    """The same initiatives counted whole, by product, by theme and by team."""

    total: CostLine
    by_product: list[CostLine]
    by_theme: list[CostLine]
    by_team: list[CostLine]


def cost_of(person: Person, *, states: Collection[str] = LIVE) -> Costs:
    """Cost ranges of the initiatives to come that this person sees (one query)."""
    total = CostLine("")
    groups: dict[str, dict[str, CostLine]] = {"product": {}, "theme": {}, "team": {}}
    rows = visible(person).filter(state__in=states).select_related("product", "theme", "team")
    for initiative in veiled(person, rows, {"team": READ_BY["team"]}):
        total.add(initiative.cost_unit, initiative.cost)
        for dimension, lines in groups.items():
            _line(lines, initiative, dimension).add(initiative.cost_unit, initiative.cost)
    return Costs(total, *(_sorted(groups[name]) for name in ("product", "theme", "team")))


def _line(lines: dict[str, CostLine], initiative: Initiative, dimension: str) -> CostLine:
    owner = getattr(initiative, dimension)
    name = owner.name if owner else ""
    return lines.setdefault(name, CostLine(name))


def _sorted(lines: dict[str, CostLine]) -> list[CostLine]:
    return sorted(lines.values(), key=lambda line: (not line.name, line.name))
