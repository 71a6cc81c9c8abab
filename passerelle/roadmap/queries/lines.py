"""Initiatives as lines of a baseline: plain values, in one order, so that equal roadmaps give equal digests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Case, F, JSONField, Q, QuerySet, When

from passerelle.people.may import grants_of
from passerelle.people.models import Person
from passerelle.roadmap.models import Baseline, Dependency, Initiative
from passerelle.roadmap.models.initiative import code_of

DATES = ("start_on", "end_on", "late_on", "promised_on", "delivered_on")

# What a line holds, as columns: an object for each initiative and each of its links took twice the time.
HELD = (
    "pk", "number", "title", "state", "bucket", *DATES, "confidence", "value_unit", "cost_unit", "value_low",
    "value_mid", "value_high", "cost_low", "cost_mid", "cost_high", "product_id", "product__name", "team__name",
    "owner__name", "owner__email", "theme__name", "objective__title",
)  # fmt: skip


def lines_of(rows: QuerySet[Initiative]) -> list[dict[str, Any]]:
    """One line an initiative, by number (two queries)."""
    needs: dict[int, list[str]] = {}
    pairs = Dependency.objects.filter(initiative__in=rows.order_by()).order_by("needs__number")
    for pk, number in pairs.values_list("initiative_id", "needs__number"):
        needs.setdefault(pk, []).append(f"I-{number:02d}")
    found = rows.order_by("number").values_list(*HELD)
    return [_line(row, needs.get(row["pk"], [])) for row in _dicts(found)]


def _dicts(rows: Iterable[Any]) -> Iterator[dict[str, Any]]:
    return (dict(zip(HELD, row, strict=True)) for row in rows)


def _line(row: Mapping[str, Any], needs: list[str]) -> dict[str, Any]:
    return {
        "number": row["number"],
        "code": code_of(row["number"]),
        "title": row["title"],
        "state": row["state"],
        "bucket": row["bucket"],
        "product_id": row["product_id"],
        "product": row["product__name"] or "",
        "team": row["team__name"] or "",
        "owner": row["owner__name"] or row["owner__email"] or "",
        "theme": row["theme__name"] or "",
        "objective": row["objective__title"] or "",
        **{name: _day(row[name]) for name in DATES},
        "value": _points(row, "value"),
        "cost": _points(row, "cost"),
        "confidence": row["confidence"],
        "needs": needs,
    }


def _day(value: dt.date | None) -> str | None:
    return value.isoformat() if value else None


def _points(row: Mapping[str, Any], name: str) -> list[Any] | None:
    points = [row[f"{name}_{end}"] for end in ("low", "mid", "high")]
    return None if None in points else [*points, row[f"{name}_unit"]]


def frozen_for(person: Person, baseline: Baseline) -> list[dict[str, Any]]:
    """The lines of a baseline about products this person may see."""
    grants = grants_of(person)
    if grants.company_wide("roadmap.read"):
        return list(baseline.lines)
    products = set(grants.product_ids("roadmap.read"))
    return [line for line in baseline.lines if line["product_id"] in products]


def recent(chosen: int | None, *, most: int = 12) -> list[Baseline]:
    """The latest baselines and the chosen one, without their lines but for the chosen one's (one query)."""
    own = Case(When(number=chosen or 0, then=F("lines")), default=None, output_field=JSONField())
    rows = Baseline.objects.defer("lines").annotate(held=own, wanted=Q(number=chosen or 0))
    found: list[Baseline] = [*rows.order_by("-wanted", "-number")[:most]]
    for row in found:
        if row.number == chosen:
            row.lines = vars(row)["held"]
    return found
