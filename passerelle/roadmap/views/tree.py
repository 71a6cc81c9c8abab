"""Initiatives under the objectives that they serve."""

from __future__ import annotations

from typing import Any

from passerelle.people.may import seen_by
from passerelle.roadmap.forms.shown import span
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.state import State
from passerelle.roadmap.timing import timing_of
from passerelle.roadmap.views.asked import Asked
from passerelle.strategy.models import Objective
from passerelle.ui.language import lang


def context(request: Asked, state: State, rows: list[Initiative]) -> dict[str, Any]:
    """The branches that hold at least one of the rows, then what serves no visible objective."""
    objectives = seen_by(request.user, "strategy.read", Objective.objects.only("title", "parent"))
    known = {objective.pk: objective for objective in objectives}
    leaves: dict[int | None, list[dict[str, Any]]] = {}
    for row in rows:
        place = row.objective_id if row.objective_id in known else None
        leaves.setdefault(place, []).append(_leaf(row))
    children: dict[int | None, list[Objective]] = {}
    for objective in known.values():
        parent = objective.parent_id if objective.parent_id in known else None
        children.setdefault(parent, []).append(objective)
    roots = [_branch(one, children, leaves, {one.pk}) for one in children.get(None, [])]
    return {"branches": [one for one in roots if one["count"]], "loose": leaves.get(None, [])}


def _branch(
    objective: Objective,
    children: dict[int | None, list[Objective]],
    leaves: dict[int | None, list[dict[str, Any]]],
    seen: set[int],
) -> dict[str, Any]:
    below = [c for c in children.get(objective.pk, []) if c.pk not in seen]
    inner = [_branch(child, children, leaves, seen | {child.pk}) for child in below]
    own = leaves.get(objective.pk, [])
    return {
        "objective": objective,
        "branches": [one for one in inner if one["count"]],
        "leaves": own,
        "count": len(own) + sum(one["count"] for one in inner),
    }


def _leaf(row: Initiative) -> dict[str, Any]:
    return {
        "row": row,
        "url": row.get_absolute_url(),
        "value": span(row.value, row.value_unit, lang()),
        "timing": timing_of(row),
    }
