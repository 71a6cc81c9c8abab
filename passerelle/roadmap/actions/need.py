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
    initiative: Initiative,
    *,
    team: Team,
    trade: str,
    person_weeks: float,
    low: float | None = None,
    high: float | None = None,
    by: Person,
) -> SkillNeed:
    """Ask `person_weeks` of one trade of one team, in place of what was asked of them before."""
    _check(low, person_weeks, high)
    known = SkillNeed.objects.filter(initiative=initiative, team=team, trade=trade).first()
    before = told(known) if known else None
    row, _new = SkillNeed.objects.update_or_create(
        initiative=initiative,
        team=team,
        trade=trade,
        defaults={"person_weeks": person_weeks, "low": low, "high": high},
    )
    if before != told(row):
        touch(initiative, by=by, what={"skill_needs": [before, told(row)]})
    return row


def _check(low: float | None, weeks: float, high: float | None) -> None:
    if not 0 < weeks < 100_000:
        raise DomainError(
            _("Person-weeks must be more than zero."), _("To ask for none, remove the line.")
        )
    if (low is None) != (high is None):
        raise DomainError(_("Give three points (low, likely, high), or one."), "")
    if low is not None and high is not None and not 0 <= low <= weeks <= high < 100_000:
        raise DomainError(_("The three points must go from low to high."), "")


@transaction.atomic
def spare(row: SkillNeed, *, by: Person) -> None:
    """Ask no more for it."""
    touch(row.initiative, by=by, what={"skill_needs": [told(row), None]})
    row.delete()


def told(row: SkillNeed) -> str:
    """As the trail keeps it: in no language."""
    weeks = f"{row.person_weeks:g}"
    if row.low is not None and row.high is not None:
        weeks = f"{row.low:g} / {weeks} / {row.high:g}"
    return f"{row.team} · {weeks}"
