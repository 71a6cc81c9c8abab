"""The meeting screen: who has not voted while a round is open, divergences first once it is read."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from passerelle.people.may import may, me
from passerelle.people.models import Person
from passerelle.workshop import actions, queries, sentences
from passerelle.workshop.models import Participant, Workshop
from passerelle.workshop.queries.votes import votes_of, waited_for
from passerelle.workshop.shown import legend_of, result_of, row_of
from passerelle.workshop.veil import veiled

WRITE = "workshop.write"


@require_GET
def workshop(request: HttpRequest, number: int) -> HttpResponse:
    person = me(request)
    row = queries.find(person, number)
    return render(request, "workshop/workshop.html", _known(row, person))


@require_GET
def pulse(request: HttpRequest, number: int) -> HttpResponse:
    """What a screen asks every two seconds: 304 as long as nothing moved since what it shows."""
    person = me(request)
    rows = queries.visible(person).filter(number=number)
    moved = rows.values_list("moved", flat=True).first()
    if moved is None:
        raise Http404(number)
    tag = f'"{moved}"'
    if request.GET.get("seen") == str(moved) or request.headers.get("If-None-Match") == tag:
        answer = HttpResponse(status=304)
    else:
        known = _known(get_object_or_404(rows), person)
        answer = render(request, "workshop/parts/live.html", known)
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _known(row: Workshop, person: Person) -> dict[str, Any]:
    missing, voted = waited_for(row) if row.round else ([], 0)
    votes = votes_of(row)
    told = queries.readings(row, votes)
    veiled(person, [one.subject for one in told])
    rows = [row_of(one) for one in told]
    may_write = may(person, WRITE, row)
    return {
        "workshop": row,
        "arbitration": row.arbitration,
        "verdict": sentences.meeting(row, told, voted=voted, asked=voted + len(missing)),
        "rule": sentences.rule(row),
        "missing": missing if row.is_open else [],
        "legend": legend_of(told),
        "rows": rows,
        "contested": [one.subject.pk for one in told if one.spread.is_contested],
        "minutes": sum(one["minutes"] for one in rows),
        "result": result_of(row, told, votes),
        "may_write": may_write,
        "mine": Participant.objects.filter(workshop=row, person=person).exists(),
    }


@require_POST
def step(request: HttpRequest, number: int) -> HttpResponse:
    """Open a round, end it, or close the workshop."""
    person = me(request)
    row = queries.find(person, number, write=True)
    asked = request.POST.get("step", "")
    if asked == "open":
        picked = [
            int(pk) for pk in request.POST.getlist("again") if pk.isdecimal() and len(pk) < 10
        ]
        actions.open_round(row, by=person, again=picked)
    elif asked == "end":
        actions.end_round(row, by=person)
    elif asked == "close":
        actions.close(row, by=person)
    else:
        raise Http404(asked)
    return redirect(row)
