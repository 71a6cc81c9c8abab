"""What an initiative waits for. A cycle is refused, and named."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.roadmap.actions.touch import touch
from passerelle.roadmap.models import Dependency, Initiative


@transaction.atomic
def depend(initiative: Initiative, *, needs: Initiative, by: Person) -> Dependency:
    """Say that `initiative` cannot be delivered before `needs` is; saying it twice changes nothing."""
    if initiative.pk == needs.pk:
        raise DomainError(
            _("%(code)s cannot depend on itself.") % {"code": initiative.code},
            _("Choose another initiative."),
        )
    way = _way(needs.pk, initiative.pk)
    if way:
        codes = [f"I-{number:02d}" for number in [initiative.number, *way]]
        raise DomainError(
            _("This would be a cycle: %(cycle)s.") % {"cycle": " → ".join(codes)},
            _("Each one would wait for the next. Remove one of these dependencies first."),
        )
    link, is_new = Dependency.objects.get_or_create(initiative=initiative, needs=needs)
    if is_new:
        touch(initiative, by=by, what={"dependencies": [None, needs.code]})
    return link


@transaction.atomic
def release(initiative: Initiative, *, needs: Initiative, by: Person) -> None:
    """Take a dependency away."""
    gone, _models = Dependency.objects.filter(initiative=initiative, needs=needs).delete()
    if gone:
        touch(initiative, by=by, what={"dependencies": [needs.code, None]})


def _way(start: int, goal: int) -> list[int]:
    """The numbers from one initiative to another along what each needs; empty when there is no way."""
    links: dict[int, list[int]] = {}
    for one, needed in Dependency.objects.values_list("initiative_id", "needs_id"):
        links.setdefault(one, []).append(needed)
    came: dict[int, int | None] = {start: None}
    queue = [start]
    for at in queue:
        for following in links.get(at, []):
            if following not in came:
                came[following] = at
                queue.append(following)
    if goal not in came:
        return []
    path = [goal]
    while (before := came[path[-1]]) is not None:
        path.append(before)
    numbers = dict(Initiative.objects.filter(pk__in=path).values_list("pk", "number"))
    return [numbers[pk] for pk in reversed(path)]
