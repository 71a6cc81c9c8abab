"""Opening and ending rounds, closing a workshop."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.trail.actions import record
from passerelle.workshop.actions.held import held, moved, refuse_unless
from passerelle.workshop.models import Subject, Workshop
from passerelle.workshop.queries.votes import contested
from passerelle.workshop.veil import veiled

Step = Workshop.Step
FEWEST = 2  # subjects: scores compare


@transaction.atomic
def open_round(workshop: Workshop, *, by: Person, again: Collection[int] = ()) -> Workshop:
    """The first round, on everything; or the second, on the subjects `again` (ids) only."""
    row = held(workshop)
    refuse_unless(row, Step.SETUP, Step.COMPARE)
    if row.step == Step.SETUP:
        _refuse_unprepared(row, by=by)
        row.step, row.opened_at = Step.FIRST, timezone.now()
    else:
        if not row.subjects.filter(pk__in=again).update(again=True):
            raise DomainError(
                _("Nothing is chosen for the second round."),
                _("Choose the subjects on which people diverge."),
            )
        row.step = Step.SECOND
    return _stand(row, "opened", by=by)


def _refuse_unprepared(row: Workshop, *, by: Person) -> None:
    if row.subjects.count() < FEWEST or not row.participants.exists():
        raise DomainError(
            _("There is nothing to vote on, or nobody to vote."),
            _("Put two initiatives at least on the table and invite who votes."),
        )
    silent = row.subjects.filter(cost__lte=0).select_related("initiative")
    if codes := _codes(silent, by=by):
        raise DomainError(
            ngettext(
                "%(codes)s says no person-weeks, and nobody can weigh it.",
                "%(codes)s say no person-weeks, and nobody can weigh them.",
                len(codes),
            )
            % {"codes": ", ".join(codes)},
            _("Say what they need, or take them off the table."),
        )


@transaction.atomic
def end_round(workshop: Workshop, *, by: Person) -> Workshop:
    """Nobody votes any more, and what was voted is read."""
    row = held(workshop)
    refuse_unless(row, Step.FIRST, Step.SECOND)
    row.step = Step.COMPARE if row.step == Step.FIRST else Step.DECIDE
    return _stand(row, "ended", by=by)


@transaction.atomic
def close(workshop: Workshop, *, by: Person) -> Workshop:
    """For good, once every contested subject ended in a decision."""
    row = held(workshop)
    refuse_unless(row, Step.COMPARE, Step.DECIDE)
    left = [one for one in contested(row) if not hasattr(one, "decision")]
    if waiting := _codes(left, by=by):
        raise DomainError(
            ngettext(
                "%(codes)s is contested and has no decision.",
                "%(codes)s are contested and have no decision.",
                len(waiting),
            )
            % {"codes": ", ".join(waiting)},
            _("Decide: chosen, not, or to study."),
        )
    row.step, row.closed_at = Step.CLOSED, timezone.now()
    return _stand(row, "closed", by=by)


def _codes(subjects: Iterable[Subject], *, by: Person) -> list[str]:
    """As this person may read them: what left for another product has no code for them."""
    return [one.code or one.title for one in veiled(by, subjects)]


def _stand(row: Workshop, verb: str, *, by: Person) -> Workshop:
    row.save()
    moved(row)
    record(verb, row, by=by)
    return row
