"""Who is told what: the roadmap of each audience, its links, what is kept from it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.commitment.audiences import actions
from passerelle.commitment.audiences.form import AudienceShareForm
from passerelle.commitment.audiences.presets import view
from passerelle.commitment.audiences.told import scope
from passerelle.commitment.models import (
    Audience,
    AudienceLink,
    Commitment,
    PublicTitle,
    Reason,
    Sensitive,
)
from passerelle.commitment.proof.visible import commitments, find, promise
from passerelle.commitment.views.shared import facts
from passerelle.people.actions import links as link_actions
from passerelle.people.may import me, require_company_wide
from passerelle.people.queries.links import links
from passerelle.roadmap.models import Initiative, Theme
from passerelle.roadmap.queries import visible as visible_initiatives
from passerelle.ui.addresses import public
from passerelle.ui.language import lang


def _told(request: HttpRequest, number: int) -> Commitment:
    require_company_wide(me(request), actions.RIGHT)
    return find(me(request), number)


def _audience(said: str) -> Audience:
    try:
        return Audience(said)
    except ValueError as error:
        raise Http404(said) from error


@require_GET
def audiences(request: HttpRequest, number: int) -> HttpResponse:
    """What one audience reads today, its links, and each initiative with what is kept from whom."""
    row = _told(request, number)
    audience = _audience(request.GET.get("audience", Audience.SALES))
    known = {
        "row": row,
        "audiences": [(one.value, one.label) for one in Audience],
        "chosen": audience,
        **facts(row, view(audience), said=lang()),
        "lines": _lines(request, row),
        "shares": links(_links(row, audience), lang=lang()),
        "share_form": AudienceShareForm(audience=audience),
        "new_link": request.session.pop("new_share", None),
    }
    return render(request, "commitment/audiences.html", known)


def _links(row: Commitment, audience: Audience) -> list[AudienceLink]:
    """Those of one audience, each with the names of its themes."""
    rows = list(AudienceLink.objects.filter(commitment=row, audience=audience))
    names = dict(Theme.objects.values_list("pk", "name"))
    for one in rows:
        one.names = names
    return rows


def _lines(request: HttpRequest, row: Commitment) -> list[dict[str, object]]:
    seen = visible_initiatives(me(request), archived=True)
    rows = seen.filter(pk__in=scope(row).values("pk")).order_by("number")
    hidden = {one.initiative_id: one for one in Sensitive.objects.all()}
    titles = {one.initiative_id: one for one in PublicTitle.objects.all()}
    return [
        {
            "row": one,
            "hidden": [Audience(name).label for name in hidden[one.pk].hidden_from]
            if one.pk in hidden
            else [],
            "title": titles.get(one.pk, ""),
        }
        for one in rows
    ]


@require_POST
def share(request: HttpRequest, number: int) -> HttpResponse:
    row = _told(request, number)
    audience = _audience(request.GET.get("audience", Audience.SALES))
    form = AudienceShareForm(request.POST, audience=audience)
    if form.is_valid():
        _made, token = actions.share(row, audience, by=me(request), **form.cleaned_data)
        request.session["new_share"] = public(reverse("commitment:shared", args=[token]))
    return _back(row, audience)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    require_company_wide(me(request), actions.RIGHT)
    link = get_object_or_404(AudienceLink, pk=pk, commitment__in=commitments(me(request)))
    link_actions.revoke(link, by=me(request))
    return _back(link.commitment, Audience(link.audience))


@require_http_methods(["GET", "POST"])
def outside(request: HttpRequest, number: int, initiative: int) -> HttpResponse:
    """What an initiative is called outside, and from whom it is kept."""
    row, person = _told(request, number), me(request)
    found = get_object_or_404(visible_initiatives(person, archived=True), number=initiative)
    if request.method == "POST":
        posted = request.POST
        actions.keep_from(
            found, posted.getlist("hidden_from"), why=posted.get("why", ""), by=person
        )
        actions.call_outside(found, fr=posted.get("fr", ""), en=posted.get("en", ""), by=person)
        return redirect("commitment:audiences", row.number)
    return render(request, "commitment/outside.html", {"row": row, **_kept(found)})


def _kept(found: Initiative) -> dict[str, object]:
    mark = Sensitive.objects.filter(initiative=found).first()
    hidden = mark.hidden_from if mark else []
    return {
        "initiative": found,
        "mark": mark,
        "title": PublicTitle.objects.filter(initiative=found).first(),
        "audiences": [(one.value, one.label, one.value in hidden) for one in Audience],
    }


@require_http_methods(["GET", "POST"])
def reason(request: HttpRequest, number: int, initiative: int) -> HttpResponse:
    """Why a promised date moved, by who may change the initiative."""
    person = me(request)
    it = promise(person, number, initiative, write=True)
    if request.method == "POST":
        actions.explain(
            it.commitment,
            it.initiative,
            words=request.POST.get("words", ""),
            outside="outside" in request.POST,
            by=person,
        )
        return redirect(it.commitment)
    said = Reason.objects.filter(commitment=it.commitment, initiative=it.initiative).first()
    known = {"row": it.commitment, "initiative": it.initiative, "reason": said}
    return render(request, "commitment/reason.html", known)


def _back(row: Commitment, audience: Audience) -> HttpResponse:
    return redirect(f"{reverse('commitment:audiences', args=[row.number])}?audience={audience}")
