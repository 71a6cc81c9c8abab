"""A measure against what its terms give: the tree, and one measure's own formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import Q
from django.utils import timezone

from passerelle.kernel.typography import short_date
from passerelle.kpis import sentences
from passerelle.kpis.coarser import ABOVE, coarsen
from passerelle.kpis.composed import Term, compose
from passerelle.kpis.models import Measure, MeasureLink, RollUp
from passerelle.kpis.queries.reading import text
from passerelle.kpis.queries.visible import visible
from passerelle.people.may import may
from passerelle.ui.addresses import address
from passerelle.ui.alphabetical import plain
from passerelle.ui.language import lang

Gap = Literal["agrees", "differs", "unknown"]
CLOSE = 0.005  # of the stated reading: less is rounding


@dataclass(slots=True)
class Node:
    """One measure in the tree: its stated reading, what its terms give, and the gap; texts are written."""

    measure: Measure
    url: str
    value_text: str
    on_text: str
    link: MeasureLink | None = None
    computed_text: str = ""
    gap: Gap = "unknown"
    gap_text: str = ""
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """What the tree is built from: four queries whatever its size."""

    measures: dict[int, Measure]
    links: dict[int, list[MeasureLink]]
    points: dict[int, list[Any]]


def tree(person: Any) -> list[Node]:
    """Every measure that has terms and is a term of none, with all that is under it."""
    links = MeasureLink.objects.filter(parent__archived_at=None)
    known = _known(person, links)
    fed = {link.child_id for rows in known.links.values() for link in rows}
    tops = [pk for pk in known.links if pk in known.measures and pk not in fed]
    return [_node(known, pk) for pk in sorted(tops, key=lambda pk: plain(known.measures[pk].name))]


def formula_of(
    person: Any, measure: Measure, links: list[MeasureLink], points: dict[int, list[Any]]
) -> Node | None:
    """One measure and its own terms, from what its page has already read; None when it has none."""
    if not links:
        return None
    seen = {link.child_id: link.child for link in links if may(person, "measure.read", link.child)}
    return _node(Known({measure.pk: measure, **seen}, {measure.pk: links}, points), measure.pk)


def _known(person: Any, rows: Any) -> Known:
    links: dict[int, list[MeasureLink]] = {}
    for link in rows.order_by("position", "pk"):
        links.setdefault(link.parent_id, []).append(link)
    if not links:
        return Known({}, {}, {})
    pks = set(links) | {link.child_id for found in links.values() for link in found}
    seen = visible(person, archived=True).filter(Q(pk__in=pks)).select_related("owner")
    measures = {row.pk: row for row in seen}
    kept = RollUp.objects.filter(measure__in=measures, dimension="")
    return Known(measures, links, dict(kept.values_list("measure_id", "points")))


def _node(known: Known, pk: int, link: MeasureLink | None = None) -> Node:
    measure = known.measures[pk]
    stated = _last(known.points.get(pk, []))
    node = Node(
        measure=measure,
        url=address("kpis:measure", measure.slug),
        value_text=text(measure, stated[1] if stated else None),
        on_text=short_date(_day(stated), lang()) if stated else "",
        link=link,
        children=[
            _node(known, row.child_id, row)
            for row in known.links.get(pk, [])
            if row.child_id in known.measures
        ],
    )
    if pk in known.links:
        _compare(known, node, stated)
    return node


def _compare(known: Known, node: Node, stated: list[Any] | None) -> None:
    """Set the computed value and the gap, or say why there is none."""
    links = known.links[node.measure.pk]
    if len(node.children) < len(links):
        node.gap_text = sentences.hidden_term()
        return
    if stated is None:
        node.gap_text = sentences.nothing_stated()
        return
    terms: list[Term] = []
    for link in links:
        child = known.measures[link.child_id]
        value = _at(child, known.points.get(child.pk, []), stated[0], cadence=node.measure.cadence)
        if value is None:
            node.gap_text = sentences.missing_term(child.name, short_date(_day(stated), lang()))
            return
        terms.append(Term(link.operation, value, child.unit))
    computed = compose(terms, unit=node.measure.unit)
    if computed is None:
        node.gap_text = sentences.no_division()
        return
    gap = stated[1] - computed
    node.computed_text = text(node.measure, computed)
    node.gap = "agrees" if abs(gap) <= CLOSE * abs(stated[1]) else "differs"
    node.gap_text = sentences.gap(
        node.measure, gap, node.computed_text, agrees=node.gap == "agrees"
    )


def _at(child: Measure, points: list[Any], on: str, *, cadence: str) -> float | None:
    """The child's value for the period that ends on that day, put together when its own are finer."""
    if child.cadence != cadence:
        if cadence not in ABOVE[child.cadence]:
            return None
        points = coarsen(points, formula=child.formula, fine=child.cadence, cadence=cadence)
    return next((point[1] for point in points if point[0] == on), None)


def _last(points: Iterable[list[Any]]) -> list[Any] | None:
    """The last one known today: a period still running says nothing yet."""
    today = timezone.localdate().isoformat()
    known = [point for point in points if point[1] is not None and point[0][:10] <= today]
    return known[-1] if known else None


def _day(point: list[Any]) -> dt.date:
    return dt.date.fromisoformat(point[0][:10])
