"""Every promise that one may read, held to what came; and to a sponsor, their own share, to nobody else."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from passerelle.commitment.proof import telling, visible
from passerelle.commitment.proof.portfolio import own_share, portfolio
from passerelle.people.may import me, require


@require_GET
@never_cache
def proofs(request: HttpRequest) -> HttpResponse:
    """The portfolio page: odds, shares, value promised and found, chance taken out of what was chosen."""
    person = me(request)
    require(person, visible.READ)
    found = portfolio(person, on=timezone.localdate())
    known: dict[str, Any] = {
        "verdict": telling.verdict(found),
        "odds": telling.odds(found),
        "shares": telling.shares(found),
        "worth": telling.worth(found),
        "chosen": telling.chosen(found),
        "own": telling.own(own_share(person, found.measured)),
        "rows": telling.listed(person),
    }
    return render(request, "commitment/proof/portfolio.html", known)
