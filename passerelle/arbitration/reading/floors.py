"""Floors in each scenario: what is asked, what is held, whether it binds, what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from passerelle.arbitration.models import Scenario, ScenarioFloor
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.sentences.reasons import in_unit
from passerelle.kernel.typography import quantity
from passerelle.people.queries import people_seen_by, visible_products
from passerelle.roadmap.models import Theme
from passerelle.ui.language import lang

FOUNDATIONS = "foundations"
HIDDEN = ("sponsor", "product")


@dataclass(frozen=True, slots=True)
class Cell:
    """`said` is what it holds and costs."""

    asked: str
    said: str


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    is_user: bool
    cells: list[Cell]


def floors(it: Exercise) -> list[Row]:
    """One a floor of any scenario computed, in the order in which they are met."""
    found: dict[str, dict[str, list[float | None]]] = {}
    for letter, solution in it.solutions.items():
        for name, *figures in solution.found.get("floors", []):
            found.setdefault(name, {})[letter] = figures
    names = Names(it)
    return [
        Row(
            names.of(key),
            names.is_typed(key),
            [_cell(it, cells.get(one.letter)) for one in it.scenarios],
        )
        for key, cells in found.items()
    ]


def own_floors(it: Exercise, row: Scenario) -> list[tuple[ScenarioFloor, str, bool]]:
    """Those that a scenario says itself."""
    names = Names(it)
    rows = row.floors.select_related("theme", "sponsor", "product", "by")
    return [(one, names.of(one.protects), names.is_typed(one.protects)) for one in rows]


class Names:
    """What floors protect, by the names that the reader may see; read when first asked."""

    def __init__(self, it: Exercise) -> None:
        self.it = it
        self._read: dict[str, dict[int, str]] = {}

    def of(self, key: str) -> str:
        kind, _colon, what = key.partition(":")
        if key == FOUNDATIONS:
            return _("Debt, compliance and run")
        if kind == "kind":
            return str(Theme.Kind(what).label)
        gone = {"theme": _("a theme"), "sponsor": _("a sponsor"), "product": _("a product")}
        return self._seen(kind).get(int(what), gone[kind])

    def is_typed(self, key: str) -> bool:
        kind, _colon, what = key.partition(":")
        return kind in ("theme", *HIDDEN) and int(what) in self._seen(kind)

    def _seen(self, kind: str) -> dict[int, str]:
        if kind not in self._read:
            rows: QuerySet[Any]
            if kind == "theme":
                rows = Theme.objects.all()
            elif kind == "sponsor":
                rows = people_seen_by(self.it.person)
            else:
                rows = visible_products(self.it.person, "product.read")
            self._read[kind] = {one.pk: str(one) for one in rows}
        return self._read[kind]


def _cell(it: Exercise, figures: list[float | None] | None) -> Cell:
    if figures is None:
        return Cell("—", "")
    asked, held, more, costs = figures
    assert asked is not None and held is not None and more is not None
    said = [_("%(share)s held") % {"share": _percent(held)}]
    if held < asked - 0.0005:
        said.append(_("not held"))
    elif not (more if costs is None else costs):
        said.append(_("binds nothing"))
    elif costs is not None:
        said.append(_("costs %(value)s") % {"value": in_unit(it, costs)})
    if more > 0:
        said.append(_("one point more: %(value)s") % {"value": in_unit(it, -more)})
    return Cell(_("at least %(share)s") % {"share": _percent(asked)}, ", ".join(said))


def _percent(share: float) -> str:
    return quantity(100 * share, "%", lang(), decimals=0)
