"""The whole series of a measure, for people (CSV) and for programs (JSON)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from passerelle.kpis.coarser import is_typed
from passerelle.kpis.models import Measure, RollUp
from passerelle.kpis.views import found
from passerelle.reports.sheets import csv_bytes

COLUMNS = ("date", "value", "numerator", "denominator", "rows", "typed")


@require_GET
def as_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The series, or one part after the other with `?by=dimension`."""
    measure = found.readable(request, slug)
    by = request.GET.get("by", "")
    kept = _kept(measure, by)
    if by in measure.dimensions:
        rows = [[name, *_row(p)] for name, points in kept.items() for p in points]
        content = csv_bytes((by, *COLUMNS), rows)
    else:
        content = csv_bytes(COLUMNS, [_row(p) for p in kept])
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{measure.slug}.csv"'
    return response


@require_GET
def as_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The measure, its definitions, targets and series."""
    measure = found.readable(request, slug)
    answer = JsonResponse(
        {
            "measure": {
                "name": measure.name,
                "slug": measure.slug,
                "unit": measure.unit,
                "formula": measure.formula,
                "direction": measure.direction,
                "cadence": measure.cadence,
                "source": measure.source,
                "dimensions": measure.dimensions,
            },
            "definitions": list(measure.definitions.values("since", "text")),
            "targets": list(measure.targets.values("on", "value")),
            "points": [dict(zip(COLUMNS, _row(p), strict=True)) for p in _kept(measure, "")],
        },
        json_dumps_params={"ensure_ascii": False},
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="{measure.slug}.json"'
    return answer


def _kept(measure: Measure, by: str) -> Any:
    dimension = by if by in measure.dimensions else ""
    row = RollUp.objects.filter(measure=measure, dimension=dimension).first()
    return row.points if row else {} if dimension else []


def _row(point: list[Any]) -> list[Any]:
    return [*point[:5], *[None] * (5 - len(point)), is_typed(point)]
