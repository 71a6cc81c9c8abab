"""A measure as a row shows it: its last value, its movement, whether it is at its target."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import FilteredRelation, Q, QuerySet
from django.utils import timezone

from passerelle.kernel.typography import quantity, short_date
from passerelle.kpis import sentences
from passerelle.kpis.models import Measure, Target
from passerelle.kpis.queries.series import Point, points_of
from passerelle.kpis.queries.visible import visible
from passerelle.ui.addresses import addresses
from passerelle.ui.language import lang

SPARK = 26
# Months and quarters by their shortest: 31 days before 30 April there is no end of March, only of February.
BACK = {"hour": 7, "day": 28, "week": 28, "month": 28, "quarter": 90}
FRESH = {"hour": 2, "day": 4, "week": 14, "month": 45, "quarter": 120}


class Card(NamedTuple):
    """What a row says of a measure before its values: columns, as a list of a hundred reads them."""

    pk: int
    name: str
    slug: str
    unit: str
    decimals: int | None
    direction: str
    cadence: str
    source: str
    owner: str | None
    product: str | None
    raw: list[Any] | None = None


class Aim(NamedTuple):
    """What a measure should reach, and by when."""

    on: dt.date
    value: float


class Reading(NamedTuple):
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
    return readings(visible(person).filter(is_headline=True)[:limit], today=today)


def readings(rows: QuerySet[Measure], *, today: dt.date | None = None) -> list[Reading]:
    """Readings of several measures, with three queries for all of them.

    On a day that is given, from the whole series; else today, from its end. Which ones, and in what order, is asked
    first: put in order with their points, a thousand measures cost three times more.
    """
    asked = list(rows.values_list("pk", flat=True))
    kept = {row.pk: row for row in cards(asked, "points" if today else "recent")}
    found = [kept[pk] for pk in asked if pk in kept]
    reader = Reader(today or timezone.localdate())
    aims: dict[int, list[Aim]] = {}
    set_for = Target.objects.filter(measure__in=asked).order_by("on")
    for pk, on, value in set_for.values_list("measure_id", "on", "value"):
        aims.setdefault(pk, []).append(Aim(on, value))
    return [reader.read(row, row.raw or [], aims.get(row.pk, [])) for row in found]


def cards(measures: list[int], points: str) -> list[Card]:
    """Their columns, with the names of owner and product: a hundred objects cost three times more."""
    of_whole = FilteredRelation("roll_ups", condition=Q(roll_ups__dimension=""))
    columns = Card._fields[: Card._fields.index("owner")]
    named = ("owner__name", "owner__email", "product__name", f"whole__{points}")
    rows = Measure.objects.filter(pk__in=measures).order_by().annotate(whole=of_whole)
    return [
        Card._make((*facts, name or email, product, raw))
        for *facts, name, email, product, raw in rows.values_list(*columns, *named)
    ]


def card(measure: Measure) -> Card:
    """The same, of a measure at hand; its points are given apart."""
    m = measure
    facts = (m.pk, m.name, m.slug, m.unit, m.decimals, m.direction, m.cadence, m.source)
    return Card(*facts, str(m.owner or ""), str(m.product or ""))


class Reader:
    """Reads measures as they stand on a day: words and addresses are looked up once for all of them."""

    def __init__(self, today: dt.date) -> None:
        self.today = today
        self.words = sentences.words()
        self.url = addresses("kpis:measure", like="any-slug")
        self.know_url = addresses("kpis:know", like="any-slug")

    def read(self, measure: Card, raw: list[Any], aims: list[Aim]) -> Reading:
        """One reading from its points as they are kept and its targets by date; no query."""
        last, speech = _last(raw, until=self.today), self.words.lang
        value, on = (last.value, last.on) if last else (None, None)
        before = _before(raw, last, measure.cadence)
        moved = _moved(last, before)
        target = _target(aims, self.today)
        due, aim = target or (None, None)
        said = text(measure, aim, speech) if target else ""
        state = self._state(measure, last, target)
        return Reading(
            pk=measure.pk,
            name=measure.name,
            url=self.url(measure.slug),
            know_url=self.know_url(measure.slug),
            unit=measure.unit,
            source=measure.source,
            owner=measure.owner or "",
            product=measure.product or "",
            value=value,
            value_text=text(measure, value, speech),
            on=on,
            on_text=short_date(on, speech),
            movement=moved,
            movement_text=sentences.movement(self.words, measure, moved, before),
            target=aim,
            target_on=due,
            target_text=said,
            state=state,
            tone=sentences.TONES[state],
            state_text=sentences.of_state(self.words, state, since=on, target=said, due=due),
            points=tuple([point[1] for point in raw[-SPARK:]]),
            raw=raw,
        )

    def _state(self, measure: Card, last: Point | None, target: Aim | None) -> sentences.State:
        """Where it stands against its target: missed once a value of its day, or a later one, is known."""
        return sentences.state_of(
            value=last.value if last else None,
            age_days=(self.today - last.on).days if last else 0,
            fresh_days=FRESH[measure.cadence],
            target=target.value if target else None,
            is_due=bool(target and last and target.on <= last.on),
            direction=measure.direction,
        )


def _moved(last: Point | None, before: Point | None) -> float | None:
    """The change since the comparison period."""
    if last and before and last.value is not None and before.value is not None:
        return last.value - before.value
    return None


def text(measure: Measure | Card, value: float | None, speech: str = "") -> str:
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
    back = BACK[cadence]
    if last is None or last.on.toordinal() <= back:  # no day is that early
        return None
    return _last(raw, until=last.on - dt.timedelta(days=back))


def _target(aims: list[Aim], today: dt.date) -> Aim | None:
    """The next one to come, else the last one past."""
    return next((aim for aim in aims if aim.on >= today), aims[-1] if aims else None)
