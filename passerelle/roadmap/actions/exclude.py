"""Initiatives of which one at most is done."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.roadmap.actions.touch import touch
from passerelle.roadmap.models import Exclusive, Initiative


@transaction.atomic
def exclude(initiative: Initiative, *, other: Initiative, by: Person) -> Exclusive:
    """Say that one of the two at most is done; saying it twice changes nothing."""
    if initiative.pk == other.pk:
        raise DomainError(
            _("%(code)s cannot exclude itself.") % {"code": initiative.code},
            _("Choose another initiative."),
        )
    known = Exclusive.objects.filter(members=initiative).filter(members=other).first()
    if known:
        return known
    pair = Exclusive.objects.create()
    pair.members.set([initiative, other])
    touch(initiative, by=by, what={"exclusives": [None, other.code]})
    return pair


@transaction.atomic
def join(initiative: Initiative, *, name: str, by: Person) -> tuple[Exclusive, bool]:
    """Put it in the exclusive choice of this name, made when there is none; says whether it was made."""
    group, is_new = Exclusive.objects.get_or_create(name=name[:80])
    if not group.members.filter(pk=initiative.pk).exists():
        group.members.add(initiative)
        touch(initiative, by=by, what={"exclusives": [None, group.name]})
    return group, is_new


@transaction.atomic
def reconcile(initiative: Initiative, *, other: Initiative, by: Person) -> None:
    """Both may be done: it leaves every choice that holds the two; a choice of one is none."""
    groups = list(Exclusive.objects.filter(members=initiative).filter(members=other))
    for group in groups:
        group.members.remove(initiative)
        if group.members.count() < 2:
            group.delete()
    if groups:
        touch(initiative, by=by, what={"exclusives": [other.code, None]})
