"""Putting the plan of a scenario on the roadmap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.arbitration.actions.scenarios import locked
from passerelle.arbitration.models import Solution
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person, Team
from passerelle.roadmap.actions import Change, change
from passerelle.roadmap.models import Initiative
from passerelle.trail.actions import record


@transaction.atomic
def put_on_roadmap(
    solution: Solution,
    wanted: Sequence[tuple[Initiative, Mapping[str, Any]]],
    *,
    read: Mapping[int, int],
    is_stale: bool,
    by: Person,
) -> int:
    """Write team, dates and state of each initiative; how many were written.

    `read` holds the version of each that the person had before their eyes, by number. All or nothing: refused when
    the facts have changed since the plan was computed, or when somebody has changed what would be written.
    """
    if is_stale:
        raise DomainError(
            _("The facts have changed since this plan was computed."),
            _("Compute it again, then put it on the roadmap."),
        )
    held = locked(solution.scenario)
    if {row.number for row, _values in wanted} != set(read):
        raise DomainError(
            _("The list of changes is not the one you read."), _("Read it again, then confirm.")
        )
    wrote = [Change(row, _fields(values), read[row.number]) for row, values in wanted]
    done = change(wrote, by=by)
    record("put_on_roadmap", held, by=by)
    return len(done.rows)


def _fields(values: Mapping[str, Any]) -> dict[str, Any]:
    """As the roadmap names them."""
    found = dict(values)
    if "team_id" in found:
        found["team"] = Team.objects.get(pk=found.pop("team_id"))
    return found
