"""Taking a lesson of the past into an exercise, and out of it: never by itself."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.arbitration.actions import frame
from passerelle.arbitration.lessons import lessons
from passerelle.arbitration.models import Arbitration, Lesson
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person


def learn(arbitration: Arbitration, kind: str, *, by: Person) -> None:
    """Values of this kind of theme count from now on as past promises came, with who said so in the trail."""
    told = lessons(by, arbitration).kinds.get(kind)
    if told is None or told.mean <= 0:
        raise DomainError(
            _("Too few promises were measured to correct these values."),
            _("Measure the effect of what was delivered, then come back."),
        )
    facts = {"share": round(told.mean, 2), "low": told.low, "high": told.high, "count": told.count}
    frame.put(arbitration, "lesson", by=by, kind=kind, **facts)


@transaction.atomic
def unlearn(lesson: Lesson, *, by: Person) -> None:
    """They count as told again."""
    frame.take(lesson, "lesson", by=by)
