"""The initiatives a state of the page asks for, in its order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.kernel.periods import Quarter
from passerelle.people.models import Person
from passerelle.people.veil import link_seen
from passerelle.roadmap.models import LIVE, Initiative
from passerelle.roadmap.queries.visible import READ_BY, visible
from passerelle.roadmap.state import State
from passerelle.ui.alphabetical import Alphabetical

NONE = "none"
BY_SLUG = {"team": "team__slug", "product": "product__slug"}
LINKS = ("theme", "objective", "owner")
STATES = [{"state": state} for state in Initiative.State.values]
BUCKETS = [{"bucket": bucket, "state__in": LIVE} for bucket in Initiative.Bucket.values]
RANKED: dict[str, list[dict[str, Any]]] = {"state": STATES, "bucket": [*BUCKETS, *STATES]}
"""The values of a choice in their order; what is over comes after now, next and later."""
NAMES = {
    "team": ("team__name",),
    "product": ("product__name",),
    "objective": ("objective__position", "objective_id"),
    "theme": ("theme__name",),
    "owner": ("owner__name",),
    "value": ("value_mid",),
    "cost": ("cost_mid",),
}


def rows_of(person: Person, state: State, *, first_month: int = 1) -> QuerySet[Initiative]:
    """Visible, filtered, grouped then sorted; empty values last.

    A link that leads out of the person's sight is none here too: neither a filter nor an order tells of its end.
    """
    rows = visible(person, archived=True).filter(archived_at__isnull=not state.archived)
    ends = {name: link_seen(person, reads, name) for name, reads in READ_BY.items()}
    for name, values in state.filters.items():
        rows = rows.filter(_wanted(name, values, ends.get(name), first_month=first_month))
    if state.words:
        rows = rows.filter(_said(state.words))
    last = _finished_last() if state.view == "table" and not state.sort else []
    return rows.order_by(
        *_order(state.grouped_by, ends), *last, *_order(state.sorted_by, ends), "number"
    )


def _finished_last() -> list[Any]:
    """A sheet that nobody sorted opens on what is now and next, not on what was delivered first."""
    going = When(state__in=LIVE, then=Value(0))
    return [Case(going, default=Value(1), output_field=IntegerField())]


def _wanted(name: str, values: tuple[str, ...], seen: Q | None, *, first_month: int) -> Q:
    """`seen`: which ends of this link the person sees, None where all of them are."""
    wanted = Q(pk__in=[])
    for value in values:
        one = _one(name, value, first_month=first_month)
        if seen is not None:
            one = (one | ~seen) if value == NONE else (one & seen)
        wanted |= one
    return wanted


def _one(name: str, value: str, *, first_month: int) -> Q:
    if name == "quarter":
        return _in_quarter(value, first_month=first_month)
    if name == "bucket":
        return Q(bucket=value, state__in=LIVE)
    if value == NONE and name not in RANKED:
        return Q(**{f"{name}__isnull": True})
    if name in LINKS:
        return Q(**{f"{name}_id": _number(name, value)})
    return Q(**{BY_SLUG.get(name, name): value})


def _number(name: str, value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 18:
        raise DomainError(
            _("The filter “%(name)s” does not know “%(value)s”.") % {"name": name, "value": value},
            _("Open the filter and choose again."),
        )
    return int(value)


def _in_quarter(value: str, *, first_month: int) -> Q:
    try:
        quarter = Quarter.parse(value, first_month=first_month)
    except ValueError:
        raise DomainError(
            _("“%(value)s” is not a quarter.") % {"value": value},
            _("Write it as 2026-Q4."),
        ) from None
    return Q(start_on__lte=quarter.end, end_on__gte=quarter.start) | Q(
        promised_on__range=(quarter.start, quarter.end)
    )


def _said(words: str) -> Q:
    said = Q()
    for word in words.split():
        one = Q(title__icontains=word) | Q(problem__icontains=word)
        digits = word.upper().removeprefix("I-")
        if digits.isascii() and digits.isdigit() and len(digits) < 10:
            one |= Q(number=int(digits))
        said &= one
    return said


def _order(name: str, ends: Mapping[str, Q | None]) -> list[Any]:
    key, down = name.removeprefix("-"), name.startswith("-")
    if not key:
        return []
    if key in RANKED:
        ranks = [When(**value, then=Value(i)) for i, value in enumerate(RANKED[key])]
        return [OrderBy(Case(*ranks, output_field=IntegerField()), descending=down)]
    paths = NAMES.get(key, (key,))
    seen = ends.get(key)
    return [OrderBy(_column(path, seen), descending=down, nulls_last=True) for path in paths]


def _column(path: str, seen: Q | None) -> Any:
    """As it is, where its end is seen; names in the order of the alphabet."""
    told = F(path) if seen is None else Case(When(seen, then=F(path)))
    return Alphabetical(told) if path.endswith(("name", "title")) else told


@dataclass(frozen=True, slots=True)
class Facts:
    """What the title of the page is chosen from, over every page of the result."""

    count: int
    live: int
    dated: int
    promised: int
    missed: int
    at_risk: int
    delivered: int


def facts_of(rows: QuerySet[Initiative], *, today: Any) -> Facts:
    """Counts over the whole result, in one query."""
    live = Q(state__in=LIVE)
    missed = live & Q(promised_on__lt=today)
    at_risk = live & Q(promised_on__gte=today, end_on__gt=F("promised_on"))
    counts = rows.order_by().aggregate(
        count=Count("pk"),
        live=Count("pk", filter=live),
        dated=Count("pk", filter=live & Q(end_on__isnull=False)),
        promised=Count("pk", filter=live & Q(promised_on__isnull=False)),
        missed=Count("pk", filter=missed),
        at_risk=Count("pk", filter=at_risk),
        delivered=Count("pk", filter=Q(state=Initiative.State.DELIVERED)),
    )
    return Facts(**counts)
