"""What a person changes in a scenario: an initiative forced in or out, people added or taken."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from passerelle.arbitration.actions.scenarios import locked
from passerelle.arbitration.models import CapacityChange, Forced, Scenario, ScenarioFloor
from passerelle.people.models import Person, Team
from passerelle.roadmap.models import Initiative
from passerelle.trail.actions import record, snapshot


@transaction.atomic
def force(scenario: Scenario, initiative: Initiative, *, is_in: bool | None, by: Person) -> None:
    """In, out, or (None) left to the search again. Saying the same twice changes nothing."""
    held = locked(scenario)
    known = Forced.objects.filter(scenario=held, initiative=initiative).first()
    if (known.is_in if known else None) == is_in:
        return
    if known:
        known.delete()
    if is_in is not None:
        Forced.objects.create(scenario=held, initiative=initiative, is_in=is_in, by=by)
    _touch(held, by=by)


@transaction.atomic
def staff(scenario: Scenario, *, team: Team, trade: str, people: float, by: Person) -> None:
    """People more (or less) in a team and a trade, over all quarters; 0 takes the change back."""
    held = locked(scenario)
    rows = CapacityChange.objects.filter(scenario=held, team=team, trade=trade)
    if people:
        CapacityChange.objects.update_or_create(
            scenario=held, team=team, trade=trade, defaults={"people": people, "by": by}
        )
    else:
        rows.delete()
    _touch(held, by=by)


@transaction.atomic
def protect(scenario: Scenario, *, by: Person, share: float, **what: Any) -> None:
    """A floor of its own for one thing: `kind`, `theme`, `sponsor` or `product`; said again, it is replaced."""
    held = locked(scenario)
    named = {name: what.get(name) for name in ("theme", "sponsor", "product")}
    ScenarioFloor.objects.update_or_create(
        scenario=held, kind=what.get("kind") or "", **named, defaults={"share": share, "by": by}
    )
    _touch(held, by=by)


@transaction.atomic
def unprotect(floor: ScenarioFloor, *, by: Person) -> None:
    """Its floor taken back: what the frame says holds again."""
    held = locked(floor.scenario)
    floor.delete()
    _touch(held, by=by)


def _touch(scenario: Scenario, *, by: Person) -> None:
    """Another version of the scenario, noted."""
    before = snapshot(scenario)
    scenario.version += 1
    scenario.save(update_fields=["version"])
    record("changed", scenario, by=by, before=before)
