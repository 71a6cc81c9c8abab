"""Which kept answers the pack of a period will tell."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from passerelle.analysis.models import Answer
from passerelle.board.models import Draft, DraftAnswer
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.trail.actions import record

SECTION = "why"
MOST = 6  # one page each


@transaction.atomic
def add_answer(period: str, answer: Answer, *, by: Person, sections: Sequence[str]) -> Draft:
    """Tell this answer in the pack of a period; `sections` are those of a draft that is not begun yet."""
    draft = Draft.objects.select_for_update().filter(period=period).first()
    if draft is None:
        draft = Draft.objects.create(period=period, sections=list(sections), by=by)
        record("created", draft, by=by)
    if draft.answers.filter(answer=answer).exists():
        return draft
    told = draft.answers.count()
    if told >= MOST:
        raise DomainError(
            _("This pack tells six answers already."), _("Take one out of the draft first.")
        )
    if SECTION not in draft.sections:
        draft.sections = [*draft.sections, SECTION]
    DraftAnswer.objects.create(draft=draft, answer=answer, position=told, by=by)
    _changed(draft, by=by)
    return draft


@transaction.atomic
def drop_answer(told: DraftAnswer, *, by: Person) -> None:
    """Leave it out again; the answer itself is kept."""
    draft = told.draft
    told.delete()
    _changed(draft, by=by)


def _changed(draft: Draft, *, by: Person) -> None:
    draft.version += 1
    draft.save()
    record("changed", draft, by=by)
