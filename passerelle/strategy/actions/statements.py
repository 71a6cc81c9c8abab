"""Publishing a new version of the vision or the strategy, and saying that one has read it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.strategy.models import Acknowledgement, Statement
from passerelle.trail.actions import record


@transaction.atomic
def publish(*, kind: str, title: str, body: str, note: str = "", by: Person) -> Statement:
    """A new version, numbered after the last; the earlier ones stay as they were. Its author has read it."""
    last = Statement.objects.filter(kind=kind).order_by("-number").first()
    if last and (last.title, last.body) == (title, body):
        raise DomainError(
            _("This version says exactly what version %(number)s says.") % {"number": last.number},
            _("Change the sentence or the text, then publish."),
        )
    top = Statement.objects.filter(kind=kind).aggregate(top=Max("number"))["top"] or 0
    statement = Statement.objects.create(
        kind=kind, number=top + 1, title=title, body=body, note=note, by=by
    )
    Acknowledgement.objects.create(statement=statement, person=by)
    record("published", statement, by=by)
    return statement


@transaction.atomic
def acknowledge(statement: Statement, *, by: Person) -> Acknowledgement:
    """`by` has read this version; saying it twice changes nothing."""
    row, created = Acknowledgement.objects.get_or_create(statement=statement, person=by)
    if created:
        record("read", statement, by=by)
    return row
