"""What the words of a tracker mean for us: its statuses, and the teams behind its components."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from passerelle.delivery.models import StatusRule, TeamRule, Tracker, WorkItem
from passerelle.delivery.models.tracker import Category
from passerelle.delivery.search import follow
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person, Team
from passerelle.trail.actions import record, snapshot


@transaction.atomic
def set_status_rule(rule: StatusRule, *, category: str, by: Person) -> bool:
    """Someone says what a status means; whether that is new. Items are derived again by `sources`."""
    if category not in Category.values:
        raise DomainError(_("A status means to do, doing or done."), _("Choose one of the three."))
    kept = StatusRule.objects.select_for_update(of=("self",)).get(pk=rule.pk)
    if (kept.category, kept.by_id is not None) == (category, True):
        return False
    before = snapshot(kept)
    moved = kept.category != category
    kept.category, kept.by = category, by
    kept.save(update_fields=["category", "by"])
    record("changed", kept, by=by, before=before)
    return moved


@transaction.atomic
def set_team_rule(tracker: Tracker, *, component: str, team: Team | None, by: Person) -> int:
    """The items of a component (or, with none, all the rest) belong to this team; how many moved.

    No team takes the rule away: its items go back to the team of all the rest.
    """
    rule = TeamRule.objects.filter(tracker=tracker, component=component).first()
    if team is None:
        if rule:
            record("deleted", rule, by=by)
            rule.delete()
    elif rule is None:
        rule = TeamRule.objects.create(tracker=tracker, component=component, team=team)
        record("created", rule, by=by)
    elif rule.team_id != team.pk:
        before = snapshot(rule)
        rule.team = team
        rule.save(update_fields=["team"])
        record("changed", rule, by=by, before=before)
    return _assign(tracker)


def _assign(tracker: Tracker) -> int:
    """Every item to the team of its component."""
    teams = dict(TeamRule.objects.filter(tracker=tracker).values_list("component", "team_id"))
    items, moved = WorkItem.objects.filter(tracker=tracker), 0
    for component, team in teams.items():
        if component:
            wrong = items.filter(component=component).exclude(team_id=team)
            moved += wrong.update(team_id=team)
    if "" in teams:
        rest = items.exclude(component__in=[name for name in teams if name])
        moved += rest.exclude(team_id=teams[""]).update(team_id=teams[""])
    if moved:
        follow(items)
        Tracker.objects.filter(pk=tracker.pk).update(revision=F("revision") + 1)
    return moved
