"""Links from an initiative to risks, opportunities and work items."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

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
def detach(link: WorkLink, *, by: Person) -> None:
    touch(link.initiative, by=by, what={"work_links": [link.item.key, None]})
    link.delete()
