"""The current view as a sheet."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from passerelle.people.may import require
from passerelle.people.veil import veiled
from passerelle.reports.sheets import csv_bytes
from passerelle.roadmap import state as states
from passerelle.roadmap.fields import FIELDS, Field
from passerelle.roadmap.forms.cells import text_of
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.queries.rows import rows_of
from passerelle.roadmap.queries.visible import READ_BY
from passerelle.roadmap.views.asked import Asked
from passerelle.ui.language import lang

LEFT_OUT = {"value", "cost", "effect", "archived"}


@require_GET
def export(request: Asked) -> HttpResponse:
    """Every initiative of the view (not only this page), one column a field; formulas neutralised."""
    require(request.user, "roadmap.read")
    month = request.company.fiscal_month
    state = states.read(request.GET, first_month=month)
    rows = rows_of(request.user, state, first_month=month).select_related(
        "product", "team", "owner", "sponsor", "theme", "objective", "success_measure"
    )
    fields = [field for key, field in FIELDS.items() if key not in LEFT_OUT]
    names = [_("code"), *(str(field.label) for field in fields)]
    lines = (
        [row.code, *(_cell(field, row) for field in fields)]
        for row in veiled(request.user, rows, READ_BY)
    )
    name = f"roadmap-{timezone.localdate().isoformat()}.csv"
    return HttpResponse(
        csv_bytes(names, lines),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _cell(field: Field, row: Initiative) -> Any:
    """Numbers and dates as such, everything else as one would type it."""
    if field.kind in {"number", "whole", "date"}:
        return getattr(row, field.attr)
    return text_of(field, row, lang=lang())
