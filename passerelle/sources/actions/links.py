"""Saying that a component or an epic of a tracker serves an initiative."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.delivery.models import Tracker
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.roadmap.models import Initiative
from passerelle.sources.models import LinkRule
from passerelle.sources.tracker.linking import relink
from passerelle.trail.actions import record, snapshot


@transaction.atomic
def add_link_rule(
    tracker: Tracker, *, on: str, value: str, initiative: Initiative, by: Person
) -> int:
    """Every item of that component or epic serves the initiative, past and to come; how many moved."""
    value = value.strip()[:200]
    if on not in LinkRule.On.values or not value:
        raise DomainError(
            _("A link needs a component or an epic."),
            _("Write its name as the tracker does, then save."),
        )
    rule = LinkRule.objects.filter(tracker=tracker, on=on, value=value).first()
    if rule is None:
        rule = LinkRule(tracker=tracker, on=on, value=value, initiative=initiative, by=by)
        rule.save()
        record("created", rule, by=by)
    else:
        before = snapshot(rule)
        rule.initiative, rule.by = initiative, by
        rule.save(update_fields=["initiative", "by"])
        record("changed", rule, by=by, before=before)
    return relink(tracker.pk, by=by)


@transaction.atomic
def remove_link_rule(rule: LinkRule, *, by: Person) -> int:
    """Items that served the initiative by this rule alone no longer do; how many moved."""
    record("deleted", rule, by=by)
    tracker = rule.tracker_id
    rule.delete()
    return relink(tracker, by=by)
