"""What is already known of one tracker, read once before its rows are weighed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from passerelle.connect.tracker import StatusCategory
from passerelle.delivery.models import Account, StatusRule, TeamRule, Tracker
from passerelle.engine.flow import StatusMap
from passerelle.people.models import Person, Team
from passerelle.sources.tracker.gather import Words

Named = dict[str, Any]  # an account as the file tells it: external_id, name, email


@dataclass
class Known:
    """`new_*` is what the publication will create; teams and accounts are named, not numbered, until then."""

    key: str
    name: str
    tracker: Tracker | None
    revision: int
    rules: dict[str, StatusRule]
    teams: dict[str, str]  # component -> team, "" for all the rest
    accounts: dict[str, Account]
    latest: str = ""
    statuses: StatusMap = field(default_factory=StatusMap.default)
    new_rules: dict[str, str] = field(default_factory=dict)
    turned_rules: dict[int, str] = field(default_factory=dict)
    new_accounts: dict[str, tuple[str, int | None]] = field(default_factory=dict)
    new_team: str = ""
    by_name: dict[str, str] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, family: str, project: str, words: Words) -> Known:
        tracker = find_tracker(family, project)
        mine = {"tracker": tracker} if tracker else {"tracker__isnull": True}
        known = cls(
            key=tracker.key if tracker else f"{family}:{project}",
            name=tracker.name if tracker else words.name,
            tracker=tracker,
            revision=tracker.revision if tracker else 0,
            rules={rule.status: rule for rule in StatusRule.objects.filter(**mine)},
            teams=dict(TeamRule.objects.filter(**mine).values_list("component", "team__name")),
            accounts={one.external_id: one for one in Account.objects.filter(**mine)},
            latest=words.latest,
            people=dict(Person.objects.values_list("email", "pk")),
        )
        known.by_name = {one.name: one.external_id for one in known.accounts.values() if one.name}
        known._read_statuses(words)
        return known

    def _read_statuses(self, words: Words) -> None:
        """Every status gets a rule; a guess of ours is turned when the tracker says better."""
        chosen = {name: rule.category for name, rule in self.rules.items() if rule.by_id}
        guess = StatusMap.default().learned(words.statuses.items())
        for name in filter(None, words.statuses):
            rule, means = self.rules.get(name), guess.category(name)
            if rule is None and len(name) <= 120:
                self.new_rules[name] = means
            elif rule and not rule.by_id and guess.knows(name) and rule.category != means:
                self.turned_rules[rule.pk] = means
        kept = {n: r.category for n, r in self.rules.items() if r.pk not in self.turned_rules}
        self.statuses = guess.with_names(_typed(kept)).with_names(_typed(chosen))

    def account(self, told: Named | None) -> str | None:
        """The account's name in our books; a bare name is tied to the one account that bears it."""
        if told is None:
            return None
        name: str = told["external_id"][:160]
        if name in self.accounts or name in self.new_accounts:
            return name
        if told["external_id"] == told["name"] and name in self.by_name:
            return self.by_name[name]
        email = (told["email"] or (name if "@" in name else "")).strip().lower()
        self.new_accounts[name] = (told["name"][:160], self.people.get(email))
        self.by_name.setdefault(told["name"][:160], name)
        return name

    def team(self, component: str, asked: str) -> str:
        """The team of a new item: the one asked for, its component's, the tracker's, or one of its own."""
        found = asked or self.teams.get(component[:120]) or self.teams.get("")
        if found is None or (asked and "" not in self.teams):
            found = found or self.name
            self.new_team = self.teams[""] = found
        return found


def _typed(names: dict[str, str]) -> dict[str, StatusCategory]:
    return {name: value for name, value in names.items() if value in ("todo", "doing", "done")}


def find_tracker(family: str, project: str) -> Tracker | None:
    """The tracker of that project; a sheet feeds the real one where there is one."""
    keys = [f"{family}:{project}", f"jira:{project}"]
    found = {one.key: one for one in Tracker.objects.filter(key__in=keys)}
    return next((found[key] for key in keys if key in found), None)


def team_named(name: str) -> Team | None:
    """A team by name or slug, whatever the case."""
    return (
        Team.objects.filter(name__iexact=name).first()
        or Team.objects.filter(slug__iexact=name).first()
    )
