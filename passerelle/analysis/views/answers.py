"""Kept answers: read again, decided about, shared."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.analysis import actions
from passerelle.analysis.forms import DecisionForm
from passerelle.analysis.models import Answer, AnswerLink
from passerelle.analysis.queries import record
from passerelle.analysis.queries.answers import decisions, readable
from passerelle.analysis.sentences import answers as words
from passerelle.analysis.sentences.why.refusals import refused
from passerelle.analysis.views.why import answered, day_of
from passerelle.kernel.errors import DomainError
from passerelle.kernel.finding import Refusal
from passerelle.kernel.typography import long_date
from passerelle.kpis.models import Measure
from passerelle.kpis.queries import visible
from passerelle.people.forms.link import ShareForm
from passerelle.people.may import company_wide, may, me, require
from passerelle.people.queries.links import links
from passerelle.ui.addresses import public
from passerelle.ui.language import lang

AFTER = {"decide": "#decide", "share": "#shares", "pack": "#pack"}
SHOWN = 200


@require_http_methods(["GET", "POST"])
def of_measure(request: HttpRequest, slug: str) -> HttpResponse:
    """What was answered and decided about one measure; POST keeps the answer that is read."""
    measure = get_object_or_404(visible(request.user, archived=True), slug=slug)
    if request.method == "POST":
        return _keep(request, measure)
    kept = list(readable(request.user).filter(measure=measure)[:SHOWN])
    context = {"measure": measure, "kept": [_line(row) for row in kept]}
    return render(request, "analysis/answers/measure.html", context | _decided(request, measure))


def _keep(request: HttpRequest, measure: Measure) -> HttpResponse:
    require(request.user, "measure.write", measure)
    since = day_of(request.POST.get("since", ""))
    found = answered(request.user, measure, since)
    if isinstance(found, Refusal):
        raise DomainError(*refused(found))
    finding, asked = found
    kept = actions.keep(
        measure, finding, asked, by=me(request), read=request.POST.get("digest", "")
    )
    return redirect(kept.get_absolute_url() + AFTER.get(request.POST.get("then", ""), ""))


def _line(row: Answer) -> dict[str, Any]:
    told = row.content[lang()]
    return {
        "url": row.get_absolute_url(),
        "verdict": told["verdict"],
        "announced": words.announced(row.chances),
        "at": long_date(timezone.localdate(row.at), lang()),
        "by": row.by,
    }


def _decided(request: HttpRequest, measure: Measure | None = None) -> dict[str, Any]:
    rows = list(decisions(request.user, measure)[:SHOWN])
    seen = set(readable(request.user).values_list("pk", flat=True))
    return {"decisions": [words.said(row, seen) for row in rows]}


@require_GET
def answer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One answer as it was told, what was decided, its links."""
    kept = get_object_or_404(readable(request.user), measure__slug=slug, pk=pk)
    return _show(request, kept, DecisionForm(initial={"said": "checked"}))


def _show(
    request: HttpRequest, kept: Answer, form: DecisionForm, status: int = 200
) -> HttpResponse:
    may_write = may(request.user, "measure.write", kept.measure)
    rows = decisions(request.user, kept.measure).filter(answer=kept)
    context = {
        "answer": kept,
        "measure": kept.measure,
        "page": kept.content[lang()],
        "told": frozen_on(kept),
        "decisions": [words.said(row, {kept.pk}) for row in rows],
        "form": form,
        "may_write": may_write,
        "may_pack": company_wide(request.user, "pack.write"),
        "shares": links(kept.links.all(), lang=lang()) if may_write else [],
        "share_form": ShareForm(),
        "new_link": request.session.pop("new_answer_link", None) if may_write else None,
    }
    return render(request, "analysis/answers/answer.html", context, status=status)


def frozen_on(kept: Answer) -> str:
    """The line that says that nothing in it has moved since."""
    return _("Kept as it was told on %(day)s.") % {
        "day": long_date(timezone.localdate(kept.at), lang())
    }


def _writable(request: HttpRequest, slug: str, pk: int) -> Answer:
    kept = get_object_or_404(readable(request.user), measure__slug=slug, pk=pk)
    require(request.user, "measure.write", kept.measure)
    return kept


@require_POST
def decide(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    kept = _writable(request, slug, pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _show(request, kept, form, status=422)
    actions.decide(kept, by=me(request), **form.cleaned_data)
    messages.success(request, _("Your decision is kept with the answer."))
    return redirect(f"{kept.get_absolute_url()}#decide")


@require_POST
def share(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    kept = _writable(request, slug, pk)
    form = ShareForm(request.POST)
    if form.is_valid():
        chosen = form.cleaned_data
        _made, token = actions.share(
            kept, by=me(request), days=chosen["days"], label=chosen["label"]
        )
        request.session["new_answer_link"] = public(reverse("analysis:shared", args=[token]))
    return redirect(f"{kept.get_absolute_url()}#shares")


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    link = get_object_or_404(AnswerLink, pk=pk, answer__in=readable(request.user))
    require(request.user, "measure.write", link.answer.measure)
    actions.revoke(link, by=me(request))
    return redirect(f"{link.answer.get_absolute_url()}#shares")


@require_GET
def held(request: HttpRequest) -> HttpResponse:
    """Our verdicts against what was found, over all the measures that the person sees."""
    require(request.user, "measure.read")
    told, checks, aside = record.held(request.user)
    context: dict[str, Any] = {"checks": checks, "aside": aside}
    if isinstance(told, Refusal):
        context |= {"missing": words.missing(told)}
        context["title"] = words.title(told, checked=checks) if checks else words.none_checked()
    else:
        context |= {"bands": words.bands(told), "brier": words.brier(told)}
        context["title"] = words.title(told, checked=checks)
    return render(request, "analysis/answers/held.html", context | _decided(request))
