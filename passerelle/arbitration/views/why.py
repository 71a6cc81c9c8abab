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

PARTS = {"peek": "arbitration/why_peek.html", "reasons": "arbitration/parts/reasons.html"}


@require_GET
def why(request: HttpRequest, number: int, initiative: int) -> HttpResponse:
    """What was kept with each solution, and what was searched since."""
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
        "is_going": any(one.exact and one.exact.is_going for one in reasons),
        "may_write": may(me(request), "arbitration.write", it.arbitration),
    }
    for part, template in PARTS.items():
        if is_part(request, part):
            return render(request, template, known)
    return render(request, "arbitration/why.html", known)
