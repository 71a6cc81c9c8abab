"""What someone with a link reads: the roadmap of their audience, nothing else of the product."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from passerelle.commitment.audiences.actions import open_link
from passerelle.commitment.audiences.paper import paper
from passerelle.commitment.audiences.presets import View, view
from passerelle.commitment.audiences.since import changes_since
from passerelle.commitment.audiences.told import roadmap
from passerelle.commitment.audiences.words import of_move, verdict
from passerelle.commitment.models import Audience, AudienceLink, Commitment
from passerelle.kernel.typography import long_date, short_date
from passerelle.people.queries import company
from passerelle.reports.pack import render_pdf
from passerelle.ui.discreet import discreet
from passerelle.ui.language import lang


def facts(commitment: Commitment, seen: View, *, said: str) -> dict[str, Any]:
    """What its page reads, in one language."""
    today = timezone.localdate()
    it = roadmap(commitment, seen, lang=said, today=today)
    return {
        "name": _name(commitment, seen),
        "preset": seen.preset,
        "audience": seen.audience.label,
        "verdict": verdict(it),
        "rows": it.rows,
        "moves": [{"it": one, "said": of_move(one)} for one in it.moves],
        "on": long_date(today, said),
    }


def _name(commitment: Commitment, seen: View) -> str:
    """Its own inside the company; who stands outside reads no name that was given for us."""
    if seen.preset.inside:
        return commitment.name
    return _("%(company)s, roadmap") % {"company": company().name}


@login_not_required
@require_GET
def shared(request: HttpRequest, token: str) -> HttpResponse:
    link, said = _linked(token), _language(request)
    with translation.override(said):
        known = {**facts(link.commitment, _view(link), said=said), **_since(link, said=said)}
        page = render(request, "commitment/shared.html", {**known, "token": token, "said": said})
    return discreet(page)


@login_not_required
@require_GET
def pdf(request: HttpRequest, token: str) -> HttpResponse:
    link, said = _linked(token), _language(request)
    seen, today = _view(link), timezone.localdate()
    with translation.override(said):
        body = render_pdf(
            paper(
                roadmap(link.commitment, seen, lang=said, today=today),
                seen,
                _since(link, said=said),
                lang=said,
                company=company().name,
                name=_name(link.commitment, seen),
                on=long_date(today, said),
            )
        )
    answer = HttpResponse(body, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="roadmap-{said}.pdf"'
    return discreet(answer)


def _view(link: AudienceLink) -> View:
    return view(Audience(link.audience), grain=link.grain, themes=link.themes)


def _since(link: AudienceLink, *, said: str) -> dict[str, Any]:
    """What changed since the link was handed over, day by day."""
    found = changes_since(
        link.commitment, _view(link), since=link.at, lang=said, today=timezone.localdate()
    )
    return {
        "made": long_date(timezone.localdate(link.at), said),
        "changes": [
            {
                "on": short_date(one.on, said, year=True),
                "title": one.move.title,
                "said": of_move(one.move),
            }
            for one in found
        ],
    }


def _linked(token: str) -> AudienceLink:
    link = open_link(token)
    if link is None:
        raise Http404(token)
    return link


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("in", lang())
    return asked if asked in {"fr", "en"} else "en"
