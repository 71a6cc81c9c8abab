"""A kept answer as someone with a link reads it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_GET

from passerelle.analysis import actions
from passerelle.analysis.views.answers import frozen_on
from passerelle.analysis.why.frozen import LANGUAGES
from passerelle.ui.discreet import discreet
from passerelle.ui.language import lang


@login_not_required
@require_GET
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """The answer and nothing else of the product, in either language."""
    kept = actions.open_answer(token)
    if kept is None:
        raise Http404(token)
    asked = request.GET.get("in", lang())
    written_in = asked if asked in LANGUAGES else "en"
    with translation.override(written_in):
        context = {"page": kept.content[written_in], "told": frozen_on(kept), "lang": written_in}
        return discreet(render(request, "analysis/answers/shared.html", context))
