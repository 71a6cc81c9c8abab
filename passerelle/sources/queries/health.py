"""What of the data is usable, what is empty, and why."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.delivery.models import StatusRule, Tracker, WorkItem
from passerelle.kernel.typography import number, quantity, short_date
from passerelle.kpis.models import Load, Measure, TypedValue
from passerelle.people.may import seen_by
from passerelle.people.models import Person
from passerelle.ui.language import lang

GOOD, FAIR = 0.8, 0.4
COUNTS = {
    "items": Count("pk"),
    "history": Count("pk", filter=Q(has_history=True)),
    "started": Count("started_at"),
    "done": Count("done_at"),
    "team": Count("team_id"),
    "estimate": Count("estimate"),
    "linked": Count("work_link"),
}
STALE = {"hour": 2, "day": 3, "week": 10, "month": 45, "quarter": 120}


@dataclass(frozen=True, slots=True)
class Cover:
    """One thing that can be read: the share of items that allow it, and what the others lack."""

    name: Any
    share: float
    why: str
    is_optional: bool = False

    @property
    def tone(self) -> str:
        if self.is_optional and not self.share:
            return "none"
        return "ok" if self.share >= GOOD else "watch" if self.share >= FAIR else "off"

    @property
    def figure(self) -> str:
        return quantity(100 * self.share, "%", lang(), decimals=0)


@dataclass(frozen=True, slots=True)
class TrackerHealth:
    tracker: Tracker
    items: str
    last: str
    verdict: str
    covers: list[Cover]


def health_of_trackers(person: Person) -> list[TrackerHealth]:
    """One line for each tracker that this person may see; the same number of queries for any number."""
    seen = seen_by(person, "delivery.read", Tracker.objects.all())
    return [_told(row, guesses) for row, guesses in _counted(seen)]


def by_component(tracker: Tracker) -> dict[str, dict[str, int]]:
    """What can be read of a tracker's items, by component (one query)."""
    rows = WorkItem.objects.filter(tracker=tracker).values("component").order_by()
    return {one.pop("component"): one for one in rows.annotate(**COUNTS)}


def tracker_health(
    tracker: Tracker, counts: Iterable[dict[str, int]], *, guesses: int
) -> TrackerHealth:
    """From its counts by component and the number of statuses whose meaning is our guess."""
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return _told((tracker, dict(total)), guesses)


def _counted(rows: QuerySet[Tracker]) -> list[tuple[Any, int]]:
    kept = list(rows)
    ids = [one.pk for one in kept]
    counted = {
        one["tracker"]: one
        for one in WorkItem.objects.filter(tracker__in=ids)
        .values("tracker")
        .order_by()
        .annotate(**COUNTS)
    }
    guesses = dict(
        StatusRule.objects.filter(tracker__in=ids, by=None)
        .values("tracker")
        .order_by()
        .annotate(count=Count("pk"))
        .values_list("tracker", "count")
    )
    return [((one, counted.get(one.pk, {})), guesses.get(one.pk, 0)) for one in kept]


def _told(row: tuple[Tracker, dict[str, int]], guesses: int) -> TrackerHealth:
    tracker, counts = row
    items = counts.get("items", 0)
    covers = _covers(counts, items, guesses) if items else []
    return TrackerHealth(
        tracker, number(items, lang()), _day(tracker.last_change), _verdict(covers), covers
    )


def _verdict(covers: list[Cover]) -> str:
    if not covers:
        return _("No item yet.")
    started = next(one for one in covers if one.name == _("Cycle time"))
    if started.share >= GOOD:
        return _("Cycle time covers %(share)s of items.") % {"share": started.figure}
    return _("Cycle time covers %(share)s of items: the others have no start.") % {
        "share": started.figure
    }


def _covers(counts: dict[str, int], items: int, guesses: int) -> list[Cover]:
    share = {name: value / items for name, value in counts.items()}
    history = _("These items came without history: import Jira’s JSON with “expand=changelog”.")
    start = _("The others never entered a status that means doing: check what statuses mean.")
    return [
        Cover(_("History"), share["history"], "" if share["history"] >= GOOD else history),
        Cover(_("Cycle time"), share["started"], _why_no_start(share, history, start)),
        Cover(
            _("Throughput"),
            share["done"],
            ""
            if share["done"] >= GOOD
            else _("Items not done yet count from the day on which they are."),
        ),
        Cover(
            _("Team"),
            share["team"],
            "" if share["team"] >= GOOD else _("Say which team works on which component."),
        ),
        Cover(
            _("Initiative"),
            share["linked"],
            ""
            if share["linked"] >= GOOD
            else _("Label items “initiative:KEY”, or tie an epic or a component to an initiative."),
            is_optional=True,
        ),
        Cover(
            _("Estimate"),
            share["estimate"],
            "" if share["estimate"] >= GOOD else _("The tracker gives no estimate for the others."),
            is_optional=True,
        ),
    ]


def _why_no_start(share: dict[str, float], history: str, start: str) -> str:
    if share["started"] >= GOOD:
        return ""
    return start if share["history"] >= FAIR else history


@dataclass(frozen=True, slots=True)
class MeasureHealth:
    name: str
    rows: str
    span: str
    tone: str
    why: str


def measures_of(person: Person) -> QuerySet[Measure]:
    """The measures in use that this person may see."""
    return seen_by(person, "measure.read", Measure.objects.filter(archived_at=None))


def health_of_measures(rows: Iterable[Measure]) -> list[MeasureHealth]:
    """One line for each measure: fresh, late or empty (two queries, besides that of the rows)."""
    kept = list(rows)
    ids = [one.pk for one in kept]
    loads = Load.objects.filter(measure__in=ids).values_list("measure_id").order_by()
    counted = {
        pk: found
        for pk, *found in loads.annotate(kept=Sum("rows"), first=Min("first"), last=Max("last"))
    }
    typed_on = TypedValue.objects.filter(measure__in=ids).values_list("measure_id").order_by()
    typed = dict(typed_on.annotate(last=Max("on")))
    telling = _Telling(timezone.localdate(), lang())
    return [
        telling.measure(one, counted.get(one.pk, (0, None, None)), typed.get(one.pk))
        for one in kept
    ]


class _Telling:
    """What is said of each measure, looked up once for all of them."""

    def __init__(self, today: dt.date, speech: str) -> None:
        self.today, self.speech = today, speech
        self.none = _("No value yet: import a file or type one.")
        self.late = _("Nothing new for longer than its cadence: import the next file.")
        self.span = _("%(first)s to %(last)s")

    def measure(
        self, one: Measure, loaded: Sequence[Any], typed_on: dt.date | None
    ) -> MeasureHealth:
        rows, first, until = loaded
        last = max((day for day in (until and until.date(), typed_on) if day), default=None)
        if last is None:
            return MeasureHealth(one.name, "0", "—", "off", self.none)
        is_late = (self.today - last).days > STALE[one.cadence]
        span = self.span % {
            "first": short_date(first.date() if first else last, self.speech, year=True),
            "last": short_date(last, self.speech, year=True),
        }
        tone, why = ("watch", self.late) if is_late else ("ok", "")
        return MeasureHealth(one.name, number(rows, self.speech), span, tone, why)


def _day(at: dt.datetime | None) -> str:
    return short_date(timezone.localtime(at).date(), lang(), year=True) if at else "—"
