"""A measure as a row shows it: its last value, its movement, whether it is at its target."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from passerelle.kernel.typography import quantity, short_date
from passerelle.kpis import sentences
from passerelle.kpis.models import Measure, RollUp, Target
from passerelle.kpis.queries.series import Point, points_of
from passerelle.kpis.queries.visible import visible
from passerelle.ui.addresses import addresses
from passerelle.ui.language import lang

SPARK = 26
# Months and quarters by their shortest: 31 days before 30 April there is no end of March, only of February.
BACK = {"hour": 7, "day": 28, "week": 28, "month": 28, "quarter": 90}
FRESH = {"hour": 2, "day": 4, "week": 14, "month": 45, "quarter": 120}


class Aim(NamedTuple):
    """What a measure should reach, and by when."""

    on: dt.date
    value: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of one measure today; texts are in the active language."""

    pk: int
    name: str
    url: str
    know_url: str
    unit: str
    source: str
    owner: str
    product: str
    value: float | None
    value_text: str
    on: dt.date | None
    on_text: str
    movement: float | None
    movement_text: str
    target: float | None
    target_on: dt.date | None
    target_text: str
    state: sentences.State
    tone: str
    state_text: str
    points: tuple[float | None, ...]
    raw: list[Any]

    @property
    def dated(self) -> list[Point]:
        """Every kept point, with its day: a list shows none of them, and wording them costs more than the row."""
        return points_of(self.raw)


def headline(
    person: Any, *, today: dt.date | None = None, limit: int | None = None
) -> list[Reading]:
    """The measures chosen for the bridge, as this person may see them (three queries); on a past day when given."""
    return readings(named(visible(person).filter(is_headline=True))[:limit], today=today)


def named(rows: QuerySet[Measure]) -> QuerySet[Measure]:
    """With the names of owner and product beside each measure, rather than a person and a product a row."""
    owner = Coalesce(NullIf("owner__name", Value("")), "owner__email", output_field=CharField())
    kept = rows.defer("dimensions", "archived_at")
    return kept.annotate(owner_name=owner, product_name=F("product__name"))


def readings(measures: Iterable[Measure], *, today: dt.date | None = None) -> list[Reading]:
    """Readings of several measures, with two queries for all of them; on a day of the past when given."""
    rows, reader = list(measures), Reader(today or timezone.localdate())
    column = "points" if today else "recent"
    ids = [row.pk for row in rows]
    kept = dict(
        RollUp.objects.filter(measure__in=ids, dimension="").values_list("measure_id", column)
    )
    aims: dict[int, list[Aim]] = {}
    set_for = Target.objects.filter(measure__in=ids).order_by("on")
    for pk, on, value in set_for.values_list("measure_id", "on", "value"):
        aims.setdefault(pk, []).append(Aim(on, value))
    return [reader.read(row, kept.get(row.pk, []), aims.get(row.pk, [])) for row in rows]


class Reader:
    """Reads measures as they stand on a day: words and addresses are looked up once for all of them."""

    def __init__(self, today: dt.date) -> None:
        self.today = today
        self.words = sentences.words()
        self.url = addresses("kpis:measure", like="any-slug")
        self.know_url = addresses("kpis:know", like="any-slug")

    def read(self, measure: Measure, raw: list[Any], aims: list[Aim]) -> Reading:
        """One reading from its points as they are kept and its targets by date; no query."""
        last = _last(raw, until=self.today)
        value, on = (last.value, last.on) if last else (None, None)
        return Reading(
            pk=measure.pk,
            name=measure.name,
            url=self.url(measure.slug),
            know_url=self.know_url(measure.slug),
            unit=measure.unit,
            source=measure.source,
            owner=_name(measure, "owner"),
            product=_name(measure, "product"),
            value=value,
            value_text=text(measure, value, self.words.lang),
            on=on,
            on_text=short_date(on, self.words.lang),
            **self._moved(measure, last, _before(raw, last, measure.cadence)),
            **self._against(measure, last, _target(aims, self.today)),
            points=tuple([point[1] for point in raw[-SPARK:]]),
            raw=raw,
        )

    def _moved(self, measure: Measure, last: Point | None, before: Point | None) -> dict[str, Any]:
        """The change since the comparison period, and its words."""
        moved = None
        if last and before and last.value is not None and before.value is not None:
            moved = last.value - before.value
        said = sentences.movement(self.words, measure, moved, before)
        return {"movement": moved, "movement_text": said}

    def _against(self, measure: Measure, last: Point | None, target: Aim | None) -> dict[str, Any]:
        """Where it stands against its target: missed once a value of its day, or a later one, is known."""
        speech = self.words.lang
        said = text(measure, target.value, speech) if target else ""
        state = sentences.state_of(
            value=last.value if last else None,
            age_days=(self.today - last.on).days if last else 0,
            fresh_days=FRESH[measure.cadence],
            target=target.value if target else None,
            is_due=bool(target and last and target.on <= last.on),
            direction=measure.direction,
        )
        since = short_date(last.on if last else None, speech)
        due = short_date(target.on if target else None, speech)
        return {
            "target": target.value if target else None,
            "target_on": target.on if target else None,
            "target_text": said,
            "state": state,
            "tone": sentences.TONES[state],
            "state_text": sentences.of_state(self.words, state, since=since, target=said, due=due),
        }


def _name(measure: Measure, of: str) -> str:
    """The name of its owner or product, where `named` put it or where the row itself holds it."""
    beside = vars(measure).get(f"{of}_name", "")
    return str(getattr(measure, of) or "") if beside == "" else beside or ""


def text(measure: Measure, value: float | None, speech: str = "") -> str:
    """A value with its unit, in the measure's own number of decimals; a list gives its language once."""
    return quantity(value, measure.unit, speech or lang(), decimals=measure.decimals)


def _last(raw: list[Any], *, until: dt.date) -> Point | None:
    """The last known point on or before a day."""
    limit = until.isoformat()
    for point in reversed(raw):
        if point[1] is not None and point[0][:10] <= limit:
            return Point(dt.date.fromisoformat(point[0][:10]), point[1])
    return None


def _before(raw: list[Any], last: Point | None, cadence: str) -> Point | None:
    """The last point `BACK` days before the last or earlier: of days and weeks, the same weekday four weeks ago."""
    return _last(raw, until=last.on - dt.timedelta(days=BACK[cadence])) if last else None


def _target(aims: list[Aim], today: dt.date) -> Aim | None:
    """The next one to come, else the last one past."""
    return next((aim for aim in aims if aim.on >= today), aims[-1] if aims else None)
