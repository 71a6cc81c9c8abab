"""Links from an initiative to risks, opportunities and work items."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.delivery.models import WorkItem
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.roadmap.actions.touch import touch
from passerelle.roadmap.models import Initiative, RegisterLink, WorkLink
from passerelle.strategy.models import RegisterEntry


@transaction.atomic
def face(initiative: Initiative, *, entry: RegisterEntry, by: Person) -> RegisterLink:
    """Tie the initiative to an opportunity or a risk."""
    link, is_new = RegisterLink.objects.get_or_create(initiative=initiative, entry=entry)
    if is_new:
        touch(initiative, by=by, what={"register_links": [None, entry.code]})
    return link


@transaction.atomic
def let_go(link: RegisterLink, *, by: Person) -> None:
    touch(link.initiative, by=by, what={"register_links": [link.entry.code, None]})
    link.delete()


@transaction.atomic
def attach(
    initiative: Initiative, *, item: WorkItem, by: Person, how: str = WorkLink.How.HAND
) -> WorkLink:
    """Say that a work item serves the initiative; an item serves one, so another link must be undone first."""
    known = WorkLink.objects.filter(item=item).select_related("initiative").first()
    if known and known.initiative_id != initiative.pk:
        raise DomainError(
            _("%(key)s already serves %(code)s.")
            % {"key": item.key, "code": known.initiative.code},
            _("Detach it there first: an item serves one initiative."),
        )
    if known:
        return known
    touch(initiative, by=by, what={"work_links": [None, item.key]})
    return WorkLink.objects.create(initiative=initiative, item=item, how=how)


@transaction.atomic
def attach_all(initiative: Initiative, *, items: Collection[WorkItem], by: Person) -> int:
    """Say that these work items serve the initiative, all or none; how many did not before."""
    known = dict(
        WorkLink.objects.filter(item__in=items).values_list("item_id", "initiative__number")
    )
    taken = [i for i in items if known.get(i.pk, initiative.number) != initiative.number]
    if taken:
        first = taken[0]
        raise DomainError(
            ngettext(
                "%(key)s already serves I-%(number)s, so nothing was linked.",
                "%(key)s and others already serve another initiative, so nothing was linked.",
                len(taken),
            )
            % {"key": first.key, "number": known[first.pk]},
            _("Detach it there first: an item serves one initiative."),
        )
    fresh = [item for item in items if item.pk not in known]
    how = WorkLink.How.HAND
    WorkLink.objects.bulk_create(
        WorkLink(initiative=initiative, item=item, how=how) for item in fresh
    )
    if fresh:
        keys = ", ".join(item.key for item in fresh)
        touch(initiative, by=by, what={"work_links": [None, keys]})
    return len(fresh)


@transaction.atomic
def detach(link: WorkLink, *, by: Person) -> None:
    touch(link.initiative, by=by, what={"work_links": [link.item.key, None]})
    link.delete()
