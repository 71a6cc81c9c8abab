"""One commitment held to what came: its rows, and what was known on each day it was reviewed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from passerelle.arbitration.queries import find as find_arbitration
from passerelle.commitment.models import Commitment, Review
from passerelle.commitment.proof import sentences, visible
from passerelle.commitment.proof.current import facts_now
from passerelle.commitment.proof.review import frozen_on
from passerelle.commitment.proof.shown import Reader, sums
from passerelle.commitment.rounds import ask_review
from passerelle.kernel.typography import short_date
from passerelle.people.may import may, me, require
from passerelle.ui.language import lang
from passerelle.ui.toast import toast


@require_GET
def proof(request: HttpRequest, number: int) -> HttpResponse:
    """The last review, or what is known without one."""
    person = me(request)
    commitment = visible.find(person, number)
    last = Review.objects.filter(commitment=commitment).order_by("-on", "-pk").first()
    return _page(request, commitment, last)


@require_GET
def review(request: HttpRequest, number: int, day: int) -> HttpResponse:
    """What was known that many days after the freeze."""
    commitment = visible.find(me(request), number)
    kept = Review.objects.filter(commitment=commitment, day=day).first()
    if kept is None:
        raise Http404(day)
    return _page(request, commitment, kept)


@require_POST
def review_now(request: HttpRequest, number: int) -> HttpResponse:
    """Review it today, apart from the page."""
    person = me(request)
    commitment = visible.find(person, number)
    require(person, visible.WRITE, commitment)
    ask_review(commitment, by=person)
    toast(request, _("The review of today is being made: it will stand here in a moment."))
    return redirect("commitment:proof", number)


@require_GET
def prove(request: HttpRequest, number: int) -> HttpResponse:
    """The step of an arbitration: its last commitment, or what there is to wait for."""
    person = me(request)
    arbitration = find_arbitration(person, number)
    last = arbitration.commitments.order_by("-number").first()
    if last:
        return redirect("commitment:proof", last.number)
    return render(request, "commitment/proof/none.html", {"arbitration": arbitration})


def _page(request: HttpRequest, commitment: Commitment, kept: Review | None) -> HttpResponse:
    person = me(request)
    facts = kept.facts if kept else facts_now(commitment, on=timezone.localdate())
    reader = Reader(person, commitment)
    rows = [reader.row(one) for one in facts["lines"]]
    known = sums(rows, facts, reader.lines)
    return render(
        request,
        "commitment/proof/review.html",
        {
            "commitment": commitment,
            "arbitration": commitment.arbitration,
            "rows": rows,
            "verdict": sentences.verdict(
                due=known.due, kept=known.kept, told=known.told, promises=len(rows)
            ),
            "besides": [
                *sentences.of_measures(known.moved),
                sentences.of_causes(known.gaps, known.confirmed),
            ],
            "kept": kept,
            "when": _when(commitment, kept),
            "days": _days(commitment, kept),
            "may_review": may(person, visible.WRITE, commitment),
        },
    )


def _when(commitment: Commitment, kept: Review | None) -> str:
    frozen = short_date(frozen_on(commitment), lang(), year=True)
    if kept is None:
        return _("Frozen on %(frozen)s. Not reviewed yet: dates are those of today.") % {
            "frozen": frozen
        }
    said = _("Frozen on %(frozen)s. As it was known on %(on)s, %(day)s days later.")
    return said % {
        "frozen": frozen,
        "on": short_date(kept.on, lang(), year=True),
        "day": kept.day,
    }


def _days(commitment: Commitment, kept: Review | None) -> list[dict[str, Any]]:
    """The reviews that are kept, in order."""
    rows = Review.objects.filter(commitment=commitment).defer("facts").order_by("day")
    return [
        {
            "label": _("Day %(n)s") % {"n": row.day},
            "url": row.get_absolute_url(),
            "is_current": kept is not None and kept.pk == row.pk,
        }
        for row in rows.select_related("commitment")
    ]
