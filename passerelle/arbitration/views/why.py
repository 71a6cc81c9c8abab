"""Why an initiative is in or out of each scenario: beside the table, or a page of its own."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from passerelle.arbitration.reading.why import reasons_of
from passerelle.arbitration.sentences import reasons as words
from passerelle.arbitration.views.exercise import exercise
from passerelle.people.may import may, me
from passerelle.ui.know import is_part


@require_GET
def why(request: HttpRequest, number: int, initiative: int) -> HttpResponse:
    """Reads what was kept with each solution; nothing is searched."""
    it = exercise(request, number)
    row = it.rows.get(initiative)
    if row is None:
        raise Http404(initiative)
    reasons = reasons_of(it, row)
    inside = [one.scenario.letter for one in reasons if one.is_in]
    outside = [one.scenario.letter for one in reasons if one.is_in is False]
    known = {
        "arbitration": it.arbitration,
        "row": row,
        "title": words.title(row.code, inside, outside),
        "reasons": reasons,
        "may_write": may(me(request), "arbitration.write", it.arbitration),
    }
    part = "arbitration/why_peek.html" if is_part(request, "peek") else "arbitration/why.html"
    return render(request, part, known)
