"""A ballot: opened by a link, blind, kept vote by vote."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.kernel.cells import whole
from passerelle.kernel.errors import DomainError
from passerelle.people.actions import links
from passerelle.people.may import me
from passerelle.ui.discreet import discreet
from passerelle.workshop import actions, sentences
from passerelle.workshop.actions import Cast
from passerelle.workshop.door import MINE, at_ballot, own_token, since
from passerelle.workshop.models import Decision, Participant, Score, Subject
from passerelle.workshop.queries.ballot import Line, is_held, lines, pulse_of
from passerelle.workshop.quotas import quotas

SCORES = (5, 4, 3, 2, 1)


@require_GET
def mine(request: HttpRequest, number: int) -> HttpResponse:
    """From the inbox to my ballot: only of a workshop in which I am asked to vote."""
    found = get_object_or_404(Participant, workshop__number=number, person=me(request))
    return redirect("workshop:ballot", token=own_token(found))


@login_not_required
@require_http_methods(["GET", "POST"])
def ballot(request: HttpRequest, token: str) -> HttpResponse:
    """What is asked of the holder of the link; POST keeps all their votes at once (without a script)."""
    who = at_ballot(request, token)
    refused: dict[int, str] = {}
    if request.method == "POST":
        refused = _keep_all(request, who, token)
        if not refused:
            return redirect("workshop:ballot", token=token)
    elif not token.startswith(MINE):
        links.opened(Participant, token)
    answer = render(
        request,
        "workshop/ballot.html",
        _known(who, token, refused),
        status=422 if refused else 200,
    )
    return discreet(answer, has_forms=True)


def _known(who: Participant, token: str, refused: dict[int, str]) -> dict[str, Any]:
    workshop = who.workshop
    asked = lines(who, since(who, token))
    most = quotas(len(asked))
    given = [line.score for line in asked]
    return {
        "who": who,
        "workshop": workshop,
        "token": token,
        "verdict": sentences.ballot(workshop, asked),
        "lines": [(line, _said(line, refused)) for line in asked],
        "left": [
            (score, most[score], max(0, most[score] - given.count(score))) for score in SCORES
        ],
        "scores": sentences.marks(),
        "seen": pulse_of(who),
        "is_held": is_held(who, since(who, token)),
        "decisions": _decisions(who) if workshop.is_read else [],
    }


def _said(line: Line, refused: dict[int, str]) -> tuple[str, bool]:
    if line.subject.pk in refused:
        return refused[line.subject.pk], True
    return (sentences.received(line.at) if line.at else ""), False


def _decisions(who: Participant) -> list[tuple[Decision, str]]:
    """What was decided, with the dissent that this participant wrote."""
    own = dict(who.dissents.values_list("decision_id", "words"))
    rows = Decision.objects.filter(subject__workshop=who.workshop_id)
    rows = rows.select_related("subject__initiative").order_by("subject__initiative__number")
    return [(row, own.get(row.pk, "")) for row in rows]


def _keep_all(request: HttpRequest, who: Participant, token: str) -> dict[int, str]:
    """Keep each vote that can be; the words of those refused, by subject."""
    refused = {}
    for line in lines(who):
        text = request.POST.get(f"score-{line.subject.pk}")
        if text is None:
            continue
        comment = request.POST.get(f"comment-{line.subject.pk}", "")
        try:
            said = Cast(_score(text), comment)
            actions.vote(who, line.subject, said, since=since(who, token))
        except DomainError as error:
            refused[line.subject.pk] = f"{error.message} {error.hint}"
    return refused


@login_not_required
@require_POST
def cast(request: HttpRequest, token: str) -> HttpResponse:
    """One vote, acknowledged: sent twice it counts once."""
    who = at_ballot(request, token)
    subject = get_object_or_404(
        Subject, workshop=who.workshop_id, pk=whole(request.POST.get("subject", ""))
    )
    said = Cast(
        _score(request.POST.get("score", "")),
        request.POST.get("comment", ""),
        request.POST.get("device", ""),
        whole(request.POST.get("turn", "")) or 0,
    )
    try:
        kept: Score = actions.vote(who, subject, said, since=since(who, token))
    except DomainError as error:
        return discreet(JsonResponse({"said": f"{error.message} {error.hint}"}, status=422))
    title = sentences.ballot(who.workshop, lines(who, since(who, token)))
    told = {"said": sentences.received(kept.at), "score": kept.score, "turn": kept.turn}
    return discreet(JsonResponse(told | {"title": title}))


def _score(text: str) -> int | None:
    """1 to 5; `0` abstains; anything else is no vote."""
    if text not in {"0", "1", "2", "3", "4", "5"}:
        raise Http404("score")
    return int(text) or None


@login_not_required
@require_GET
def pulse(request: HttpRequest, token: str) -> HttpResponse:
    """304 as long as the workshop stands where the page left it; else a word and a way to the rest."""
    who = at_ballot(request, token)
    if request.GET.get("seen") == pulse_of(who):
        return discreet(HttpResponse(status=304))
    known = {"token": token, "workshop": who.workshop}
    return discreet(render(request, "workshop/parts/gone_on.html", known))


@login_not_required
@require_POST
def dissent(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """In the participant's own words, signed; empty words take them back."""
    who = at_ballot(request, token)
    decision = get_object_or_404(Decision, pk=pk, subject__workshop=who.workshop_id)
    actions.dissent(who, decision, words=request.POST.get("words", ""))
    return redirect("workshop:ballot", token=token)


@login_not_required
@require_POST
def consent(request: HttpRequest, token: str) -> HttpResponse:
    who = at_ballot(request, token)
    actions.consent(who, named=request.POST.get("named") == "1")
    return redirect("workshop:ballot", token=token)
