"""What of the data is usable, what is empty, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.delivery.models import StatusRule, Tracker, WorkItem
from passerelle.kernel.typography import number, quantity, short_date
from passerelle.kpis.models import Measure
from passerelle.people.may import seen_by
from passerelle.people.models import Person
from passerelle.ui.language import lang

GOOD, FAIR = 0.8, 0.4
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


def tracker_health(tracker: Tracker) -> TrackerHealth:
    [(row, guesses)] = _counted(Tracker.objects.filter(pk=tracker.pk))
    return _told(row, guesses)


def _counted(rows: QuerySet[Tracker]) -> list[tuple[Any, int]]:
    counted = {
        one["tracker"]: one
        for one in WorkItem.objects.filter(tracker__in=rows)
        .values("tracker")
        .order_by()
        .annotate(
            items=Count("pk"),
            history=Count("pk", filter=Q(has_history=True)),
            started=Count("pk", filter=Q(started_at__isnull=False)),
            done=Count("pk", filter=Q(done_at__isnull=False)),
            timed=Count("pk", filter=Q(done_at__isnull=False, started_at__isnull=False)),
            team=Count("pk", filter=Q(team__isnull=False)),
            estimate=Count("pk", filter=Q(estimate__isnull=False)),
            linked=Count("work_link"),
        )
    }
    guesses = dict(
        StatusRule.objects.filter(tracker__in=rows, by=None)
        .values("tracker")
        .order_by()
        .annotate(count=Count("pk"))
        .values_list("tracker", "count")
    )
    return [((one, counted.get(one.pk, {})), guesses.get(one.pk, 0)) for one in rows]


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
    measure: Measure
    rows: str
    span: str
    tone: str
    why: str


def health_of_measures(person: Person) -> list[MeasureHealth]:
    """One line for each measure; fresh, late or empty."""
    rows = seen_by(person, "measure.read", Measure.objects.filter(archived_at=None))
    counted = rows.annotate(
        kept=Sum("loads__rows"), first=Min("loads__first"), last=Max("loads__last")
    )
    typed = dict(rows.annotate(typed_on=Max("typed_values__on")).values_list("pk", "typed_on"))
    return [_measure(one, typed.get(one.pk)) for one in counted]


def _measure(one: Any, typed_on: dt.date | None) -> MeasureHealth:
    loaded = one.last.date() if one.last else None
    last = max((day for day in (loaded, typed_on) if day), default=None)
    if last is None:
        return MeasureHealth(one, "0", "—", "off", _("No value yet: import a file or type one."))
    first = short_date(one.first.date() if one.first else last, lang(), year=True)
    late = (timezone.localdate() - last).days - STALE[one.cadence]
    why = _("Nothing new for longer than its cadence: import the next file.") if late > 0 else ""
    span = _("%(first)s to %(last)s") % {
        "first": first,
        "last": short_date(last, lang(), year=True),
    }
    return MeasureHealth(one, number(one.kept or 0, lang()), span, "watch" if why else "ok", why)


def _day(at: dt.datetime | None) -> str:
    return short_date(timezone.localtime(at).date(), lang(), year=True) if at else "—"
