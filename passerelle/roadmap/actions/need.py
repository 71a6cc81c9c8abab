"""The person-weeks an initiative asks of each team."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person, Team
from passerelle.roadmap.actions.touch import touch
from passerelle.roadmap.models import Initiative, SkillNeed


@transaction.atomic
def need(
    initiative: Initiative, *, team: Team, trade: str, person_weeks: float, by: Person
) -> SkillNeed:
    """Ask `person_weeks` of one trade of one team, in place of what was asked of them before."""
    if not 0 < person_weeks < 100_000:
        raise DomainError(
            _("Person-weeks must be more than zero."), _("To ask for none, remove the line.")
        )
    known = SkillNeed.objects.filter(initiative=initiative, team=team, trade=trade).first()
    before = known.person_weeks if known else None
    row, _new = SkillNeed.objects.update_or_create(
        initiative=initiative, team=team, trade=trade, defaults={"person_weeks": person_weeks}
    )
    if before != person_weeks:
        touch(
            initiative,
            by=by,
            what={"skill_needs": [before and told(row, before), told(row, row.person_weeks)]},
        )
    return row


@transaction.atomic
def spare(row: SkillNeed, *, by: Person) -> None:
    """Ask no more for it."""
    touch(row.initiative, by=by, what={"skill_needs": [told(row, row.person_weeks), None]})
    row.delete()


def told(row: SkillNeed, weeks: float) -> str:
    """As the trail keeps it: in no language."""
    return f"{row.team} · {weeks:g}"
