"""Why did this measure move? The answer, from the measure's page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from passerelle.analysis.queries.movement import question
from passerelle.analysis.sentences.why.refusals import refused
from passerelle.analysis.why.page import page
from passerelle.analysis.why.sources import sources
from passerelle.engine.explain.answer.answer import answer
from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Answer
from passerelle.kernel.finding import Finding, Refusal
from passerelle.kpis.models import Measure
from passerelle.kpis.queries import visible
from passerelle.people.may import company_wide, may

TEMPLATE = "analysis/why/page.html"


@require_GET
def why(request: HttpRequest, slug: str) -> HttpResponse:
    """The movement from the day that is asked about, or the likeliest of the last weeks."""
    measure = get_object_or_404(visible(request.user, archived=True), slug=slug)
    since = day_of(request.GET.get("since", ""))
    found = answered(request.user, measure, since)
    told = _refused(found) if isinstance(found, Refusal) else _told(measure, *found)
    here = {
        "measure": measure,
        "since": since.isoformat() if since else "",
        "may_write": may(request.user, "measure.write", measure),
        "may_pack": company_wide(request.user, "pack.write"),
    }
    return render(request, TEMPLATE, {**here, **told})


def answered(
    person: Any, measure: Measure, since: dt.date | None
) -> tuple[Finding[Answer], Question] | Refusal:
    """The answer as this person may ask for it, with its question."""
    asked = question(person, measure, since=since)
    if isinstance(asked, Refusal):
        return asked
    finding = answer(asked)
    return finding if isinstance(finding, Refusal) else (finding, asked)


def _refused(refusal: Refusal) -> dict[str, Any]:
    why, hint = refused(refusal)
    return {"refusal": why, "hint": hint}


def _told(measure: Measure, finding: Finding[Answer], asked: Question) -> dict[str, Any]:
    is_ratio = asked.reading.totals is not None
    told = page(finding, measure=measure.name, asked=asked, ratio=is_ratio)
    return {"page": told, "sources": sources(measure.source, asked)}


def day_of(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None
