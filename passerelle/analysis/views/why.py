"""Why did this measure move? The answer, from the measure's page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from passerelle.analysis.queries.movement import question
from passerelle.analysis.sentences.why import summary
from passerelle.analysis.sentences.why.refusals import refused
from passerelle.analysis.why.page import page
from passerelle.engine.explain.answer.answer import answer
from passerelle.engine.explain.answer.question import Question
from passerelle.kernel.finding import Refusal
from passerelle.kernel.typography import short_date
from passerelle.kpis.models import Measure
from passerelle.kpis.queries import visible
from passerelle.ui.language import lang

TEMPLATE = "analysis/why/page.html"


@require_GET
def why(request: HttpRequest, slug: str) -> HttpResponse:
    """The movement from the day that is asked about, or the likeliest of the last weeks."""
    measure = get_object_or_404(visible(request.user, archived=True), slug=slug)
    since = _day(request.GET.get("since", ""))
    asked = question(request.user, measure, since=since)
    found = asked if isinstance(asked, Refusal) else _answered(measure, asked)
    told = _refused(found) if isinstance(found, Refusal) else found
    here = {"measure": measure, "since": since.isoformat() if since else ""}
    return render(request, TEMPLATE, {**here, **told})


def _refused(refusal: Refusal) -> dict[str, Any]:
    why, hint = refused(refusal)
    return {"refusal": why, "hint": hint}


def _answered(measure: Measure, asked: Question) -> dict[str, Any] | Refusal:
    finding = answer(asked)
    if isinstance(finding, Refusal):
        return finding
    rows, is_ratio = asked.loads.rows, asked.reading.totals is not None
    sources = (
        measure.source,
        summary.rows_read(int(rows.sum()) if rows is not None else 0),
        short_date(timezone.localdate(), lang(), year=True),
    )
    told = page(finding, measure=measure.name, asked=asked, ratio=is_ratio)
    return {"page": told, "sources": sources}


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None
