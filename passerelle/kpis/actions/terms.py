"""What a measure is made of."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.kpis.composed import loop
from passerelle.kpis.models import Measure, MeasureLink
from passerelle.people.models import Person
from passerelle.trail.actions import record


@transaction.atomic
def add_term(measure: Measure, *, child: Measure, operation: str, by: Person) -> MeasureLink:
    """One more term at the end of its formula; a measure is never made of itself, even through others."""
    links: dict[int, set[int]] = {}
    rows = MeasureLink.objects.select_for_update().values_list("parent_id", "child_id")
    for above, below in rows:
        links.setdefault(above, set()).add(below)
    if child.pk in links.get(measure.pk, set()):
        raise DomainError(
            _("“%(name)s” is already a term of this measure.") % {"name": child.name},
            _("Choose another measure, or remove that term first."),
        )
    if way := loop(links, parent=measure.pk, child=child.pk):
        raise _circle(measure, way)
    link = MeasureLink.objects.create(
        parent=measure, child=child, operation=operation, position=measure.terms.count()
    )
    record("term_added", measure, by=by)
    return link


def _circle(measure: Measure, way: list[int]) -> DomainError:
    names = dict(Measure.objects.filter(pk__in=way).values_list("pk", "name"))
    path = " → ".join([measure.name, *(names[pk] for pk in way)])
    return DomainError(
        _("That would go round in a circle: %(path)s.") % {"path": path},
        _("Choose a measure that is not made of “%(name)s”.") % {"name": measure.name},
    )


@transaction.atomic
def remove_term(link: MeasureLink, *, by: Person) -> None:
    measure = link.parent
    link.delete()
    record("term_removed", measure, by=by)
