"""The plan of a scenario put on the roadmap: read first, then confirmed."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from passerelle.arbitration import actions
from passerelle.arbitration.reading import moves
from passerelle.arbitration.views.exercise import exercise, scenario_of
from passerelle.kernel.typography import short_date
from passerelle.people.may import me, require
from passerelle.ui.language import lang
from passerelle.ui.toast import toast


@require_http_methods(["GET", "POST"])
def landing(request: HttpRequest, number: int, letter: str) -> HttpResponse:
    """The list of what would change; a POST that holds what was read writes it."""
    it = exercise(request, number, write=True)
    require(me(request), "roadmap.write", it.arbitration)
    row = scenario_of(it, letter)
    solution = it.solutions.get(letter)
    if solution is None:
        raise Http404(letter)
    found = moves.moves(it, solution)
    if request.method == "POST":
        count = actions.put_on_roadmap(
            solution,
            [(one.row, one.values) for one in found],
            read=_read(request),
            is_stale=letter in it.stale,
            by=me(request),
        )
        said = ngettext(
            "%(count)d initiative of the roadmap was changed.",
            "%(count)d initiatives of the roadmap were changed.",
            count,
        )
        toast(request, said % {"count": count})
        return redirect("roadmap:list")
    known = {
        "arbitration": it.arbitration,
        "scenario": row,
        "moves": found,
        "breaks": [(one.row, _day(one.row.promised_on)) for one in moves.breaks(found)],
        "left_out": moves.left_out(it, solution),
        "is_stale": letter in it.stale,
    }
    return render(request, "arbitration/landing.html", known)


def _day(day: dt.date | None) -> str:
    return short_date(day, lang(), year=True)


def _read(request: HttpRequest) -> dict[int, int]:
    """Versions by number, as the list held them."""
    found = {}
    for text in request.POST.getlist("read"):
        number, _sep, version = text.partition(":")
        if number.isdecimal() and version.isdecimal() and len(text) < 20:
            found[int(number)] = int(version)
    return found
