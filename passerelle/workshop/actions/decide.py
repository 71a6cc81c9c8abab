"""How a subject ends, and what those who disagree want written."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.trail.actions import record
from passerelle.workshop.actions.held import held, moved, refuse_unless
from passerelle.workshop.models import Decision, Dissent, Participant, Subject, Workshop

READ = (Workshop.Step.COMPARE, Workshop.Step.DECIDE)


@transaction.atomic
def decide(
    subject: Subject,
    *,
    by: Person,
    said: str,
    why: str = "",
    owner: Person | None = None,
    review_on: dt.date | None = None,
) -> Decision:
    """Chosen, not, or to study; in place of what was decided before. To study asks for an owner and a day."""
    row = held(subject.workshop)
    refuse_unless(row, *READ)
    if said == Decision.Said.STUDY and not (owner and review_on):
        raise DomainError(
            _("To study means that somebody comes back with it on a day."),
            _("Say who carries it and when it is looked at again."),
        )
    facts = {"said": said, "why": why, "owner": owner, "review_on": review_on, "by": by}
    made, _new = Decision.objects.update_or_create(subject=subject, defaults=facts)
    moved(row)
    record("settled", row, by=by)
    return made


@transaction.atomic
def dissent(participant: Participant, decision: Decision, *, words: str) -> Dissent | None:
    """Their own words, signed, in place of those before; empty words take them away. Until the workshop is closed."""
    row = held(participant.workshop)
    refuse_unless(row, *READ)
    if decision.subject.workshop_id != row.pk:
        raise DomainError(_("This decision is of another workshop."), _("Open your ballot again."))
    said = words.strip()[:1000]
    moved(row)
    if not said:
        participant.dissents.filter(decision=decision).delete()
        return None
    made, _new = Dissent.objects.update_or_create(
        decision=decision, participant=participant, defaults={"words": said}
    )
    return made
