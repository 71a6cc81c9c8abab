"""Everything that the check page says of an exercise, before its words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from passerelle.arbitration.checks import Contradiction, contradictions
from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.queries.framed import framed, sorted_out
from passerelle.arbitration.queries.visible import candidates, teams_of
from passerelle.arbitration.queries.wanted import is_overdue
from passerelle.arbitration.shapes import Framed
from passerelle.people.queries import company
from passerelle.roadmap.models import Initiative


@dataclass(frozen=True)
class Checked:
    """`missing` is (what, initiatives) with those it stops first; `total` all that could be arbitrated.

    `over` are those whose dates end before the first quarter.
    """

    framed: Framed | None
    total: int
    missing: tuple[tuple[str, tuple[Initiative, ...]], ...]
    contradictions: tuple[Contradiction, ...]
    rows: dict[int, Initiative]
    over: tuple[Initiative, ...] = ()

    @property
    def ready(self) -> int:
        return len(self.framed.numbers) if self.framed else 0


STOPS = ("value", "unit", "effort", "huge", "team")
"""Without these an initiative cannot be arbitrated; with the others it is, and less well."""


def checked(arbitration: Arbitration) -> Checked:
    found = framed(arbitration)
    rows = {row.number: row for row in candidates(arbitration).select_related("team", "theme")}
    without = _without(arbitration, found)
    return Checked(
        found,
        len(rows),
        _missing(rows, without, arbitration),
        _contradictions(arbitration, found, rows),
        rows,
        tuple(row for number, row in rows.items() if without.get(number) == "over"),
    )


def _without(arbitration: Arbitration, found: Framed | None) -> dict[int, str]:
    if found is not None:
        return dict(found.without)
    quarters = arbitration.horizon(first_month=company().fiscal_month)
    return dict(sorted_out(arbitration, list(teams_of(arbitration)), quarters)[2])


def _missing(
    rows: dict[int, Initiative], without: dict[int, str], arbitration: Arbitration
) -> tuple[tuple[str, tuple[Initiative, ...]], ...]:
    by: dict[str, list[Initiative]] = {}
    counts_money = arbitration.week_price is None and arbitration.cash.exists()
    said = {row.value_months for row in rows.values() if row.value_months}
    differ = bool(said - {arbitration.value_months})  # else it makes no difference
    for number, row in rows.items():
        why = without.get(number)
        if why in STOPS:
            by.setdefault(str(why), []).append(row)
        if why in ("aside", "over"):
            continue
        if row.success_measure_id is None:
            by.setdefault("success", []).append(row)
        if row.confidence is None:
            by.setdefault("confidence", []).append(row)
        if row.cost is None and counts_money:
            by.setdefault("cost", []).append(row)
        if not row.value_months and row.value is not None and differ:
            by.setdefault("months", []).append(row)
        if is_overdue(row):
            by.setdefault("overdue", []).append(row)
    order = (*STOPS, "success", "cost", "confidence", "months", "overdue")
    return tuple((what, tuple(by[what])) for what in order if what in by)


def _contradictions(
    arbitration: Arbitration, found: Framed | None, rows: dict[int, Initiative]
) -> tuple[Contradiction, ...]:
    if found is None:
        return ()
    floors = list(arbitration.floors.select_related("theme", "sponsor", "product"))
    names = {one.protects: one.whom for one in floors}
    against = contradictions(
        found.problem,
        found.numbers,
        without=found.without,
        mandatory=frozenset(n for n, row in rows.items() if row.deadline is not None),
        floors={one.protects: one.share / 100 for one in floors},
    )
    return tuple(
        replace(one, name=names[one.name]) if one.kind == "floor" else one for one in against
    )
