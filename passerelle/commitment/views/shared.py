"""What someone with a link reads: the roadmap of their audience, nothing else of the product."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_GET

from passerelle.commitment.audiences.actions import open_link
from passerelle.commitment.audiences.paper import paper
from passerelle.commitment.audiences.presets import PRESETS
from passerelle.commitment.audiences.told import roadmap
from passerelle.commitment.audiences.words import of_move, verdict
from passerelle.commitment.models import Audience, AudienceLink, Commitment
from passerelle.kernel.typography import long_date
from passerelle.people.queries import company
from passerelle.reports.pack import render_pdf
from passerelle.ui.discreet import discreet
from passerelle.ui.language import lang


def facts(commitment: Commitment, audience: Audience, *, said: str) -> dict[str, Any]:
    """What its page reads, in one language."""
    today = timezone.localdate()
    it = roadmap(commitment, audience, lang=said, today=today)
    return {
        "name": commitment.name,
        "preset": PRESETS[audience],
        "audience": audience.label,
        "verdict": verdict(it),
        "rows": it.rows,
        "moves": [{"it": one, "said": of_move(one)} for one in it.moves],
        "on": long_date(today, said),
    }


@login_not_required
@require_GET
def shared(request: HttpRequest, token: str) -> HttpResponse:
    link, said = _linked(token), _language(request)
    with translation.override(said):
        known = facts(link.commitment, Audience(link.audience), said=said)
        page = render(request, "commitment/shared.html", {**known, "token": token, "said": said})
    return discreet(page)


@login_not_required
@require_GET
def pdf(request: HttpRequest, token: str) -> HttpResponse:
    link, said = _linked(token), _language(request)
    audience, today = Audience(link.audience), timezone.localdate()
    with translation.override(said):
        body = render_pdf(
            paper(
                roadmap(link.commitment, audience, lang=said, today=today),
                audience,
                lang=said,
                company=company().name,
                name=link.commitment.name,
                on=long_date(today, said),
            )
        )
    answer = HttpResponse(body, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="roadmap-{said}.pdf"'
    return discreet(answer)


def _linked(token: str) -> AudienceLink:
    link = open_link(token)
    if link is None:
        raise Http404(token)
    return link


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("in", lang())
    return asked if asked in {"fr", "en"} else "en"
