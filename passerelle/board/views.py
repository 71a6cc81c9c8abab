"""Preparing, freezing, reading and sharing board packs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.board import actions
from passerelle.board.forms import AskForm, DraftForm
from passerelle.board.models import Ask, Draft, Pack, Share
from passerelle.board.queries import current_quarter, packs, quarters
from passerelle.board.queries import shelf as shelf_of
from passerelle.board.reading import page_of, sheets_of
from passerelle.board.sections import SECTIONS
from passerelle.board.sections.answers import told
from passerelle.board.standing import of_draft, of_pack, verdict
from passerelle.board.writing import written
from passerelle.kernel.cells import whole
from passerelle.kernel.periods import Quarter
from passerelle.people.forms.link import ShareForm
from passerelle.people.may import company_wide, me, require_company_wide
from passerelle.people.queries.links import links
from passerelle.ui.addresses import public
from passerelle.ui.discreet import discreet
from passerelle.ui.language import lang


@require_http_methods(["GET", "POST"])
def shelf(request: HttpRequest) -> HttpResponse:
    """The frozen packs; POST freezes one more."""
    require_company_wide(request.user, "pack.read")
    if request.method == "POST":
        return _freeze(request)
    return render(
        request,
        "board/shelf.html",
        {"packs": shelf_of(request.user, lang=lang())},
    )


def _freeze(request: HttpRequest) -> HttpResponse:
    require_company_wide(request.user, "pack.write")
    form = DraftForm(request.POST)
    if not form.is_valid():
        return render(request, "board/draft.html", {"form": form}, status=422)
    chosen = form.cleaned_data
    pack, is_new = actions.freeze(
        chosen["period"],
        by=me(request),
        sections=chosen["sections"],
        title=chosen["title"],
        message=chosen["message"],
    )
    told = (
        _("Pack no. %(number)s is frozen.")
        if is_new
        else _("Pack no. %(number)s says exactly this already: here it is.")
    )
    messages.success(request, told % {"number": pack.number})
    return redirect("board:pack", number=pack.number)


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """The pack as it would be frozen now; POST keeps sections, title and message."""
    require_company_wide(request.user, "pack.write")
    if request.method == "POST":
        form = DraftForm(request.POST)
        if form.is_valid():
            chosen = form.cleaned_data
            kept = actions.save_draft(
                str(chosen["period"]),
                by=me(request),
                sections=chosen["sections"],
                title=chosen["title"],
                message=chosen["message"],
                version=chosen["version"],
            )
            return redirect(f"{reverse('board:draft')}?period={kept.period}")
        return render(request, "board/draft.html", {"form": form}, status=422)
    return show_draft(request, form=_asking(request))


def _asking(request: HttpRequest) -> AskForm | None:
    """The form in place of the row that `edit` names, or below them all for a new one."""
    edited = request.GET.get("edit", "")
    if edited == "new":
        return AskForm(person=me(request), initial={"owner": request.user.pk})
    row = Ask.objects.filter(pk=whole(edited), pack=None).first() if edited else None
    return AskForm(person=me(request), instance=row) if row else None


def show_draft(
    request: HttpRequest, *, form: AskForm | None = None, period: str = "", status: int = 200
) -> HttpResponse:
    """The draft of a quarter; while an ask is being written, without the pack below it."""
    quarter = Quarter.parse(period) if period else asked_quarter(request)
    chosen = _chosen(quarter)
    context = {
        "form": DraftForm(initial=chosen),
        "asking": form,
        "asks": of_draft(str(quarter), lang=lang()),
        "page": None if form else page_of(_content(request, quarter, chosen)),
        "quarters": quarters(),
        "period": str(quarter),
        "answers": told(request.user, str(quarter), lang=lang()),
    }
    return render(request, "board/draft.html", context, status=status)


def _chosen(period: Quarter) -> dict[str, Any]:
    kept = Draft.objects.filter(period=str(period)).first()
    return {
        "period": str(period),
        "version": kept.version if kept else None,
        "title": kept.title if kept else "",
        "message": kept.message if kept else "",
        "sections": kept.sections if kept else list(SECTIONS),
    }


def _content(request: HttpRequest, period: Quarter, chosen: dict[str, Any]) -> dict[str, Any]:
    return written(
        period,
        by=me(request),
        lang=language(request),
        at=timezone.now(),
        sections=[key for key in chosen["sections"] if key in SECTIONS],
        title=chosen["title"],
        message=chosen["message"],
    )


def asked_quarter(request: HttpRequest) -> Quarter:
    """Of the address; this one where it names none."""
    now = current_quarter()
    try:
        asked = request.GET.get("period") or str(now)
        return Quarter.parse(asked, first_month=now.first_month)
    except ValueError as error:
        raise Http404(asked) from error


def language(request: HttpRequest) -> str:
    """The language in which the pack is asked."""
    asked = request.GET.get("in", get_language() or "en")
    return asked if asked in {"fr", "en"} else "en"


@require_GET
def pack(request: HttpRequest, number: int) -> HttpResponse:
    """One frozen pack, read page by page, with its links for those who may share."""
    found = get_object_or_404(packs(request.user), number=number)
    written_in = language(request)
    asks = of_pack(found, request.user, lang=lang())
    return render(
        request,
        "board/pack.html",
        {
            "pack": found,
            "asks": asks,
            "asks_verdict": verdict(asks),
            "page": page_of(found.content[written_in]),
            "sheets": sheets_of(found, written_in),
            "lang_of_pack": written_in,
            "shares": links(found.shares.all(), lang=lang())
            if company_wide(request.user, "pack.write")
            else [],
            "share_form": ShareForm(),
            "new_link": request.session.pop("new_share", None),
        },
    )


@require_POST
def share(request: HttpRequest, number: int) -> HttpResponse:
    require_company_wide(request.user, "pack.write")
    found = get_object_or_404(packs(request.user), number=number)
    form = ShareForm(request.POST)
    if not form.is_valid():
        return redirect("board:pack", number=number)
    _made, token = actions.share(
        found, by=me(request), days=form.cleaned_data["days"], label=form.cleaned_data["label"]
    )
    request.session["new_share"] = public(reverse("board:shared", args=[token]))
    return redirect(f"{reverse('board:pack', args=[number])}#shares")


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    require_company_wide(request.user, "pack.write")
    link = get_object_or_404(Share, pk=pk, pack__in=packs(request.user))
    actions.revoke(link, by=me(request))
    return redirect(f"{reverse('board:pack', args=[link.pack.number])}#shares")


@login_not_required
@require_GET
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """What someone with a link reads: the pack, nothing else of the product."""
    found = linked(token)
    written_in = language(request)
    response = render(
        request,
        "board/shared.html",
        {
            "pack": found,
            "page": page_of(found.content[written_in]),
            "sheets": sheets_of(found, written_in),
            "token": token,
            "lang_of_pack": written_in,
        },
    )
    return discreet(response)


def linked(token: str) -> Pack:
    """The pack behind a live link, or 404."""
    link = actions.open_share(token)
    if link is None:
        raise Http404(token)
    return link.pack
