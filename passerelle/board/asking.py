"""Asking the committee in a draft, and saying what it answered once the pack is frozen."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from passerelle.board import actions
from passerelle.board.asked import TIES, answerable
from passerelle.board.forms import AskForm, ReplyForm
from passerelle.board.models import Ask
from passerelle.board.queries import packs
from passerelle.board.sections import SECTIONS
from passerelle.board.standing import replies
from passerelle.board.views import asked_quarter, show_draft
from passerelle.kernel.cells import whole
from passerelle.kernel.typography import short_date
from passerelle.people.may import me, require_company_wide
from passerelle.ui.language import lang


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """One thing more, in the draft of the quarter of the address."""
    require_company_wide(request.user, "pack.write")
    period = str(asked_quarter(request))
    form = AskForm(request.POST, person=me(request))
    if not form.is_valid():
        return show_draft(request, form=form, status=422)
    made = actions.add_ask(period, by=me(request), sections=list(SECTIONS), **form.cleaned_data)
    return _to(made)


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    row = _draft_ask(request, pk)
    form = AskForm(request.POST, person=me(request), instance=row)
    if not form.is_valid():
        return show_draft(request, form=form, period=row.period, status=422)
    actions.change_ask(row, by=me(request), **form.cleaned_data)
    return _to(row)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """One place up with `up=1`, else down."""
    row = _draft_ask(request, pk)
    actions.move_ask(row, by=me(request), up=request.POST.get("up") == "1")
    return _to(row)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    row = _draft_ask(request, pk)
    actions.drop_ask(row, by=me(request))
    messages.success(request, _("It is not asked any more."))
    return _to(row, place="asks")


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """What was answered to one ask: who owns it, or writes packs, says so."""
    row = get_object_or_404(answerable(request.user).select_related(*TIES, "pack"), pk=pk)
    first = {"given_on": timezone.localdate(), "given_by": row.of_whom}
    form = ReplyForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        actions.answer_ask(row, by=me(request), **form.cleaned_data)
        messages.success(request, _("The answer is kept; the next pack opens with it."))
        if row.pack and packs(request.user).filter(pk=row.pack_id).exists():
            return redirect(f"{reverse('board:pack', args=[row.pack.number])}#asks")
        return redirect("board:answer_ask", pk=row.pk)
    context: dict[str, Any] = {
        "ask": row,
        "form": form,
        "due": short_date(row.due_on, lang(), year=True) if row.due_on else "",
        "replies": replies(row, lang=lang()),
    }
    return render(request, "board/answer.html", context, status=422 if form.is_bound else 200)


def _draft_ask(request: HttpRequest, pk: int) -> Ask:
    require_company_wide(request.user, "pack.write")
    return get_object_or_404(Ask, pk=whole(str(pk)))


def _to(row: Ask, place: str = "") -> HttpResponse:
    where = place or f"ask-{row.pk}"
    return redirect(f"{reverse('board:draft')}?period={row.period}#{where}")
