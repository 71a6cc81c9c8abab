"""Whether each measure is fresh, late or empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Min, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.kernel.typography import number, short_date
from passerelle.kpis.models import Load, Measure, TypedValue
from passerelle.people.may import seen_by
from passerelle.people.models import Person
from passerelle.ui.language import lang

STALE = {"hour": 2, "day": 3, "week": 10, "month": 45, "quarter": 120}


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


def health_of_measures(rows: QuerySet[Measure]) -> list[MeasureHealth]:
    """One line for each measure of a page: fresh, late or empty (three queries)."""
    listed = rows.values("pk")
    loads = Load.objects.filter(measure__in=listed).values_list("measure_id").order_by()
    counted = {
        pk: found
        for pk, *found in loads.annotate(kept=Sum("rows"), first=Min("first"), last=Max("last"))
    }
    typed_on = TypedValue.objects.filter(measure__in=listed).values_list("measure_id").order_by()
    typed = dict(typed_on.annotate(last=Max("on")))
    telling = _Telling(timezone.localdate(), lang())
    return [
        telling.measure(name, cadence, counted.get(pk, (0, None, None)), typed_on=typed.get(pk))
        for pk, name, cadence in rows.values_list("pk", "name", "cadence")
    ]


class _Telling:
    """What is said of each measure, looked up once for all of them."""

    def __init__(self, today: dt.date, speech: str) -> None:
        self.today, self.speech = today, speech
        self.none = _("No value yet: import a file or type one.")
        self.late = _("Nothing new for longer than its cadence: import the next file.")
        self.span = _("%(first)s to %(last)s")

    def measure(
        self, name: str, cadence: str, loaded: Sequence[Any], *, typed_on: dt.date | None
    ) -> MeasureHealth:
        rows, first, until = loaded
        last = max((day for day in (until and until.date(), typed_on) if day), default=None)
        if last is None:
            return MeasureHealth(name, "0", "—", "off", self.none)
        is_late = (self.today - last).days > STALE[cadence]
        span = self.span % {
            "first": short_date(first.date() if first else last, self.speech, year=True),
            "last": short_date(last, self.speech, year=True),
        }
        tone, why = ("watch", self.late) if is_late else ("ok", "")
        return MeasureHealth(name, number(rows, self.speech), span, tone, why)
