"""Scenarios: proposing three, copying, telling, changing, deleting."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.arbitration.models import Arbitration, CapacityChange, Forced, Scenario
from passerelle.arbitration.models.scenario import LETTERS
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.trail.actions import delete as take_away
from passerelle.trail.actions import record, snapshot
from passerelle.trail.models import Deletion


@transaction.atomic
def propose(arbitration: Arbitration, *, by: Person) -> list[Scenario]:
    """Three to begin with: the most value, the surest, the foundations first; none where there are some already."""
    Arbitration.objects.select_for_update().get(pk=arbitration.pk)
    if arbitration.scenarios.exists():
        return []
    surest, base = Scenario.Objective.SUREST, Scenario.Objective.BASE
    return [
        add(arbitration, by=by, name=_("The most value"), story=_("All that brings the most.")),
        add(
            arbitration,
            by=by,
            name=_("The surest"),
            story=_("What is likeliest to succeed goes first."),
            objective=surest,
        ),
        add(
            arbitration,
            by=by,
            name=_("Foundations first"),
            story=_("Debt, compliance and run count double."),
            objective=base,
        ),
    ]


@transaction.atomic
def add(arbitration: Arbitration, *, by: Person, **facts: Any) -> Scenario:
    """A new scenario under the first free letter."""
    Arbitration.objects.select_for_update().get(pk=arbitration.pk)
    row = Scenario(arbitration=arbitration, letter=_free(arbitration), by=by, **facts)
    row.save()
    record("created", row, by=by)
    return row


def _free(arbitration: Arbitration) -> str:
    taken = set(arbitration.scenarios.values_list("letter", flat=True))
    for letter in LETTERS:
        if letter not in taken:
            return letter
    raise DomainError(
        _("This arbitration has twenty-six scenarios already."), _("Delete one of them first.")
    )


@transaction.atomic
def copy(scenario: Scenario, *, by: Person) -> Scenario:
    """Another with the same settings and edits, which keep who asked for them; without its solutions."""
    told = ("story", "objective", "cash", "amount", "foundations", "seconds", "seed")
    facts = {name: getattr(scenario, name) for name in told}
    name = _("%(name)s, copy") % {"name": scenario.name}
    made = add(scenario.arbitration, by=by, name=name[:80], **facts)
    for forced in scenario.forced.all():
        Forced.objects.create(
            scenario=made, initiative=forced.initiative, is_in=forced.is_in, by=forced.by
        )
    binding(made, scenario)
    return made


def binding(made: Scenario, scenario: Scenario) -> None:
    """People and floors of another scenario, with who asked for them."""
    for one in scenario.capacity_changes.all():
        CapacityChange.objects.create(
            scenario=made, team=one.team, trade=one.trade, people=one.people, by=one.by
        )
    for floor in scenario.floors.all():
        floor.pk, floor.scenario = None, made
        floor._state.adding = True
        floor.save()


@transaction.atomic
def change_scenario(
    scenario: Scenario, *, by: Person, version: int | None, **facts: Any
) -> Scenario:
    """Its name, story and settings; refused when somebody else has changed it since `version` was read."""
    held = locked(scenario)
    if version is not None and version != held.version:
        raise DomainError(
            _("Somebody has changed this scenario since you opened it."),
            _("Open it again, then make your change."),
        )
    before = snapshot(held)
    for name, fact in facts.items():
        setattr(held, name, fact)
    held.version += 1
    held.save()
    record("changed", held, by=by, before=before)
    return held


def locked(scenario: Scenario) -> Scenario:
    """As it stands, held until the end of the transaction; DomainError when it is gone."""
    rows = Scenario.objects.select_for_update(of=("self",)).select_related("arbitration")
    held = rows.filter(pk=scenario.pk).first()
    if held is None:
        raise DomainError(_("This scenario was deleted."), _("Reload the page."))
    return held


@transaction.atomic
def delete_scenario(scenario: Scenario, *, by: Person) -> Deletion:
    """With all that was found for it; it can be put back."""
    return take_away(scenario, by=by)
