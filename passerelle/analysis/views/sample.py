"""Why did it move? Tried on a sample, before any measure is there."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from passerelle.analysis.why.frozen import Content, written
from passerelle.engine.explain.answer.answer import answer
from passerelle.kernel.finding import Refusal
from passerelle.people.may import may, require
from passerelle.ui.language import lang

KEPT_SECONDS = 24 * 3600


@require_GET
def sample(request: HttpRequest) -> HttpResponse:
    """The answer on the sample, said to be one. The same data always: worked out once a day at most."""
    require(request.user, "measure.read")
    told = cache.get_or_set(f"why-sample:{lang()}", _answered, KEPT_SECONDS)
    context = {"page": told, "may_write": may(request.user, "measure.write")}
    return render(request, "analysis/why/sample.html", context)


def _answered() -> Content:
    from passerelle.analysis.why.sample import sample as sample_of  # loads the simulated company

    asked = sample_of(lang=lang())
    finding = answer(asked)
    if isinstance(finding, Refusal):
        raise AssertionError(f"the sample is refused: {finding.code}")
    return written(finding, asked, measure=_("Sign-ups per visit"), source=_("Simulated company"))
