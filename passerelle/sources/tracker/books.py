"""A tracker's books at the moment of publishing: the tracker, its teams, meanings and accounts."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from passerelle.delivery.models import Account, StatusRule, TeamRule, Tracker
from passerelle.kernel.errors import DomainError
from passerelle.people.may import may
from passerelle.people.models import Person, Team
from passerelle.sources.models import Import
from passerelle.sources.publication import OutOfDateError, created
from passerelle.sources.tracker.facts import moment
from passerelle.sources.tracker.known import Known, team_named
from passerelle.trail.actions import record


@dataclass
class Ids:
    """The ids that names stand for once written; items by their position in the stage."""

    trackers: dict[str, int] = field(default_factory=dict)
    teams: dict[str, int] = field(default_factory=dict)
    accounts: dict[tuple[str, str], int] = field(default_factory=dict)
    items: dict[int, int] = field(default_factory=dict)


@transaction.atomic
def open_books(of: Import, known: Known, ids: Ids, *, by: Person) -> None:
    """Everything that rows of this tracker name exists afterwards. OutOfDateError when it moved meanwhile."""
    tracker = _tracker(of, known, by=by)
    ids.trackers[known.key] = tracker.pk
    if known.new_team:
        team = _team(of, known.new_team, tracker, by=by)
        TeamRule.objects.get_or_create(tracker=tracker, component="", defaults={"team": team})
    ids.teams |= dict(Team.objects.values_list("name", "pk"))
    if known.new_team:
        ids.teams[known.new_team] = team.pk
    StatusRule.objects.bulk_create(
        StatusRule(tracker=tracker, status=name, category=means)
        for name, means in known.new_rules.items()
    )
    for pk, means in known.turned_rules.items():
        StatusRule.objects.filter(pk=pk, by=None).update(category=means)
    Account.objects.bulk_create(
        Account(tracker=tracker, external_id=name, name=shown, person_id=person)
        for name, (shown, person) in known.new_accounts.items()
    )
    pairs = Account.objects.filter(tracker=tracker).values_list("external_id", "pk")
    ids.accounts |= {(known.key, name): pk for name, pk in pairs}


def _tracker(of: Import, known: Known, *, by: Person) -> Tracker:
    tracker = Tracker.objects.select_for_update(of=("self",)).filter(key=known.key).first()
    if (tracker.revision if tracker else 0) != known.revision or bool(tracker) != bool(
        known.tracker
    ):
        raise OutOfDateError(known.key)
    if tracker is None:
        tracker = Tracker(key=known.key, name=known.name, product=of.product)
    refuse_foreign(tracker, by=by)
    latest = moment(known.latest)
    if latest and (tracker.last_change is None or latest > tracker.last_change):
        tracker.last_change = latest
    tracker.revision += 1
    is_new = tracker.pk is None
    tracker.save()
    if is_new:
        created(of, tracker)
        record("created", tracker, by=by)
    return tracker


def refuse_foreign(tracker: Tracker, *, by: Person) -> None:
    """Someone who works for one product pours into its trackers only."""
    if not may(by, "import.run", tracker):
        raise DomainError(
            _("You cannot import into the tracker “%(name)s”.") % {"name": tracker.name},
            _("Choose one of the products that you work for, or ask someone who runs them all."),
        )


def _team(of: Import, name: str, tracker: Tracker, *, by: Person) -> Team:
    """The team of that name, made where there is none that the person may give work to."""
    team = team_named(name)
    if team is not None and not may(by, "import.run", team):
        name = f"{name} · {tracker.product}"  # two teams never bear the same name
        team = team_named(name)
    if team is not None:
        return team
    base = slugify(name)[:50] or "team"
    slug = base if not Team.objects.filter(slug=base).exists() else f"{base}-{tracker.pk}"
    team = Team.objects.create(name=name[:120], slug=slug, product=tracker.product)
    created(of, team)
    record("created", team, by=by)
    return team
