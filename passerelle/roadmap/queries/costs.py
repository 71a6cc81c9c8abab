"""What the roadmap would cost: sums of ranges, never mixing units, always saying how many have no range."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, Sum

from passerelle.kernel.ranges import ThreePoint
from passerelle.people.models import Person
from passerelle.people.veil import name_seen
from passerelle.roadmap.models import LIVE
from passerelle.roadmap.queries.visible import READ_BY, visible
from passerelle.ui.alphabetical import plain

CUTS = {"product": "product__name", "theme": "theme__name", "team": "seen_team"}
RANGED = Q(cost_low__isnull=False, cost_mid__isnull=False, cost_high__isnull=False)
SUMS = {"number": Count("pk"), **{end: Sum(f"cost_{end}") for end in ("low", "mid", "high")}}


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

    def add(self, unit: str, cost: ThreePoint | None, *, counted: int, without: int) -> None:
        """Some more initiatives: the sum of their ranges, how many have one and how many do not."""
        self.counted += counted
        self.without_range += without
        if cost is not None:
            sofar = self.sums.get(unit, ThreePoint(0, 0, 0))
            self.sums[unit] = ThreePoint(
                sofar.low + cost.low, sofar.mid + cost.mid, sofar.high + cost.high
            )


@dataclass(slots=True)
class Costs:
    """The same initiatives counted whole, by product, by theme and by team; a cut that was not asked for is empty."""

    total: CostLine
    by_product: list[CostLine]
    by_theme: list[CostLine]
    by_team: list[CostLine]


def cost_of(person: Person, *, by: Collection[str] = tuple(CUTS)) -> Costs:
    """Cost ranges of the initiatives to come that this person sees (one query, summed by the database).

    `by`: the cuts that are wanted, among `CUTS`.
    """
    total = CostLine("")
    groups: dict[str, dict[str, CostLine]] = {cut: {} for cut in CUTS}
    names = {cut: column for cut, column in CUTS.items() if cut in by}
    rows = visible(person).filter(state__in=LIVE).order_by()
    if "team" in names:
        rows = rows.annotate(seen_team=name_seen(person, READ_BY["team"], "team"))
    rows = rows.annotate(is_ranged=ExpressionWrapper(RANGED, BooleanField()))
    for row in rows.values("cost_unit", "is_ranged", *names.values()).annotate(**SUMS):
        ranged, number = row["is_ranged"], row["number"]
        cost = ThreePoint(row["low"], row["mid"], row["high"]) if ranged else None
        facts = {"counted": number if ranged else 0, "without": 0 if ranged else number}
        total.add(row["cost_unit"], cost, **facts)
        for cut, column in names.items():
            name = row[column] or ""
            groups[cut].setdefault(name, CostLine(name)).add(row["cost_unit"], cost, **facts)
    return Costs(total, *(_sorted(lines) for lines in groups.values()))


def _sorted(lines: dict[str, CostLine]) -> list[CostLine]:
    return sorted(lines.values(), key=lambda line: (not line.name, plain(line.name)))
