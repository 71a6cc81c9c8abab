"""What can be read of each tracker's items, how much of them, and why not more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.delivery.models import Tracker, WorkItem
from passerelle.kernel.typography import number, quantity, short_date
from passerelle.people.may import seen_by
from passerelle.people.models import Person
from passerelle.roadmap.models import WorkLink
from passerelle.ui.language import lang

GOOD, FAIR = 0.8, 0.4
ITSELF = {
    "items": Count("pk"),
    "history": Count("pk", filter=Q(has_history=True)),
    "started": Count("started_at"),
    "done": Count("done_at"),
    "team": Count("team_id"),
    "estimate": Count("estimate"),
}
COUNTS = {**ITSELF, "linked": Count("work_link")}


@dataclass(frozen=True, slots=True)
class Cover:
    """One thing that can be read: the share of items that allow it, and what the others lack."""

    name: str
    share: float
    figure: str
    why: str
    is_optional: bool = False

    @property
    def tone(self) -> str:
        if self.is_optional and not self.share:
            return "none"
        return "ok" if self.share >= GOOD else "watch" if self.share >= FAIR else "off"


@dataclass(frozen=True, slots=True)
class TrackerHealth:
    tracker: Tracker
    told: str
    verdict: str
    covers: list[Cover]


def health_of_trackers(person: Person) -> list[TrackerHealth]:
    """One line for each tracker that this person may see; three queries for any number.

    Links are counted apart: few items have one, and joining them to every item takes twice as long.
    """
    seen = list(seen_by(person, "delivery.read", Tracker.objects.all()))
    items = WorkItem.objects.filter(tracker__in=[one.pk for one in seen]).order_by()
    counted: dict[int, Any] = {
        one["tracker"]: one for one in items.values("tracker").annotate(**ITSELF)
    }
    links = WorkLink.objects.values_list("item__tracker").order_by()
    linked = dict(links.annotate(count=Count("pk")))
    telling = _Telling()
    return [
        telling.tracker(one, {**counted.get(one.pk, {}), "linked": linked.get(one.pk, 0)})
        for one in seen
    ]


def by_component(tracker: Tracker) -> dict[str, dict[str, int]]:
    """What can be read of a tracker's items, by component (one query)."""
    rows = WorkItem.objects.filter(tracker=tracker).values("component").order_by()
    return {one.pop("component"): one for one in rows.annotate(**COUNTS)}


def tracker_health(tracker: Tracker, counts: Iterable[dict[str, int]]) -> TrackerHealth:
    """From its counts by component."""
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return _Telling().tracker(tracker, dict(total))


class _Telling:
    """What is said of each tracker, looked up once for all of them."""

    def __init__(self) -> None:
        self.speech = lang()
        self.told = _("Work items: %(items)s. Last change: %(last)s.")
        self.empty = _("No item yet.")
        self.whole = _("Cycle time covers %(share)s of items.")
        self.partly = _("Cycle time covers %(share)s of items: the others have no start.")
        self.no_history = _(
            "These items came without history: import Jira’s JSON with “expand=changelog”."
        )
        self.no_start = _(
            "The others never entered a status that means doing: check what statuses mean."
        )
        self.read = [
            ("history", _("History"), self.no_history),
            ("started", _("Cycle time"), self.no_start),
            (
                "done",
                _("Throughput"),
                _("Items not done yet count from the day on which they are."),
            ),
            ("team", _("Team"), _("Say which team works on which component.")),
            (
                "linked",
                _("Initiative"),
                _("Label items “initiative:KEY”, or tie an epic or a component to an initiative."),
            ),
            ("estimate", _("Estimate"), _("The tracker gives no estimate for the others.")),
        ]

    def tracker(self, tracker: Tracker, counts: dict[str, int]) -> TrackerHealth:
        items, at = counts.get("items", 0), tracker.last_change
        last = short_date(timezone.localtime(at).date(), self.speech, year=True) if at else "—"
        told = self.told % {"items": number(items, self.speech), "last": last}
        if not items:
            return TrackerHealth(tracker, told, self.empty, [])
        share = {name: counts[name] / items for name, _name, _lack in self.read}
        return TrackerHealth(tracker, told, self._verdict(share["started"]), self._covers(share))

    def _verdict(self, started: float) -> str:
        said = self.whole if started >= GOOD else self.partly
        return said % {"share": self._figure(started)}

    def _covers(self, share: dict[str, float]) -> list[Cover]:
        is_blind = share["history"] < FAIR
        return [
            Cover(
                name,
                share[key],
                self._figure(share[key]),
                "" if share[key] >= GOOD else self._lack(key, lack, is_blind=is_blind),
                is_optional=key in {"linked", "estimate"},
            )
            for key, name, lack in self.read
        ]

    def _lack(self, key: str, lack: str, *, is_blind: bool) -> str:
        """A start cannot be read where there is no history to read it in."""
        return self.no_history if key == "started" and is_blind else lack

    def _figure(self, share: float) -> str:
        return quantity(100 * share, "%", self.speech, decimals=0)
