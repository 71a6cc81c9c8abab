"""Freezing: baseline, promises and content in one transaction, numbered, sealed, never rewritten."""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.arbitration.actions.scenarios import locked
from passerelle.arbitration.models import Scenario
from passerelle.arbitration.reading.moves import quarters_of
from passerelle.arbitration.reading.shown import Exercise
from passerelle.commitment.freezing.checks import obstacles
from passerelle.commitment.freezing.lines import promised_on
from passerelle.commitment.freezing.seal import content_of
from passerelle.commitment.models import Commitment
from passerelle.kernel.digest import digest
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Company, Person
from passerelle.roadmap.actions import Change, change
from passerelle.roadmap.actions.freeze import freeze as freeze_roadmap
from passerelle.trail.actions import record


class Frozen(NamedTuple):
    """The commitment, and whether this is what froze it."""

    commitment: Commitment
    is_new: bool


@transaction.atomic
def freeze(scenario: Scenario, *, name: str, by: Person) -> Frozen:
    """Promise what is chosen, freeze the roadmap and keep the plan beside it.

    Asking twice is asking once: where the last commitment of the exercise holds the same, it is the answer. Refused
    in words when the plan is stale or is not on the roadmap. What was promised for no day is promised here for the
    end that the plan gives it.
    """
    Company.objects.select_for_update().first()  # one number each, whoever freezes at once
    held = locked(scenario)
    it = Exercise(held.arbitration, by)
    if found := obstacles(it, held):
        raise DomainError(found[0].say, found[0].hint)
    solution = it.solutions[held.letter]
    content = content_of(it, held, solution)
    seal = digest(content)
    last = held.arbitration.commitments.order_by("number").last()
    if last is not None and last.digest == seal:
        return Frozen(last, is_new=False)
    title = " ".join(name.split()) or held.arbitration.name
    _promise(it, held, by=by)
    row = Commitment(
        number=(Commitment.objects.aggregate(last=Max("number"))["last"] or 0) + 1,
        name=title[:120],
        arbitration=held.arbitration,
        baseline=freeze_roadmap(name=title, by=by),
        content=content,
        digest=seal,
        at=timezone.now(),
        by=by,
    )
    row.save()
    record("frozen", row, by=by)
    return Frozen(row, is_new=True)


def _promise(it: Exercise, scenario: Scenario, *, by: Person) -> None:
    """Write the day on each initiative that is chosen and was promised for none."""
    solution = it.solutions[scenario.letter]
    quarters = quarters_of(solution)
    wrote = []
    for line in solution.found["lines"]:
        row = it.rows.get(line["number"])
        if row is None:
            raise DomainError(
                _("An initiative of this plan is not on the roadmap any more."),
                _("Compute the scenario again."),
            )
        if row.promised_on is None:
            day = promised_on(row, line, quarters)
            wrote.append(Change(row, {"promised_on": day}, row.version))
    if wrote:
        change(wrote, by=by)
