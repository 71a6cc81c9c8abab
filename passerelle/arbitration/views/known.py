"""How do we know? Behind each figure of a scenario."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from passerelle.arbitration.reading import side
from passerelle.arbitration.sentences import known as told
from passerelle.arbitration.sentences import summary
from passerelle.arbitration.views.exercise import exercise, scenario_of
from passerelle.ui.know import answer


@require_GET
def known(request: HttpRequest, number: int, letter: str, what: str) -> HttpResponse:
    """One figure of one scenario; without a figure, what it would take."""
    it = exercise(request, number)
    scenario_of(it, letter)
    if what not in told.FIGURES:
        raise Http404(what)
    row = next(one for one in side.sides(it) if one.scenario.letter == letter)
    return answer(request, told.known(it, row, summary.shown(it, row), what))
