"""How workshops are found: among the steps of an arbitration, in the search, in the inbox of who should vote."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passerelle.arbitration import beside, steps
from passerelle.desk import inbox, index
from passerelle.desk.inbox import Waiting
from passerelle.desk.index import Found
from passerelle.people import departures
from passerelle.people.models import Person
from passerelle.trail import subjects
from passerelle.ui import navigation
from passerelle.workshop.models import Participant, Workshop


def announce() -> None:
    """Register everywhere, once, when the application is ready."""
    navigation.belongs("/workshops/", to=beside.HOME)
    steps.register(steps.Step(30, gettext_lazy("Agree"), "workshop:list", "workshop.read"))
    index.register(Workshop, "workshop.read", described)
    subjects.register(Workshop, read="workshop.read")
    departures.links_end("passerelle.workshop.actions.revoke_links_of")
    inbox.register(waiting, rows=asked_to_vote)


def described(row: Workshop) -> Found:
    return Found("", row.name, "", row.get_absolute_url(), row.arbitration.product_id)


def asked_to_vote(person: Person) -> QuerySet[Participant]:
    """Where I am invited and the round is open."""
    open_ = (Workshop.Step.FIRST, Workshop.Step.SECOND)
    return Participant.objects.filter(person=person, workshop__step__in=open_)


def waiting(person: Person) -> Iterator[Waiting]:
    """Workshops whose round is open and in which I am asked to vote."""
    for row in asked_to_vote(person).select_related("workshop").order_by("pk"):
        asked = row.workshop.subjects.filter(again=True) if row.workshop.round == 2 else None
        count = (asked if asked is not None else row.workshop.subjects).count()
        done = row.scores.filter(round=row.workshop.round).count()
        if done < count:
            yield Waiting(
                "decide",
                _("Vote in “%(name)s”.") % {"name": row.workshop.name},
                _("%(done)d of %(count)d subjects scored, blind.") % {"done": done, "count": count},
                None,
                reverse("workshop:mine", args=[row.workshop.number]),
            )
