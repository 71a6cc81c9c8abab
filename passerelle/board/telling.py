"""Putting a kept answer into the draft of a pack, and taking it out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from passerelle.analysis.queries.answers import readable
from passerelle.board import actions
from passerelle.board.models import Draft, DraftAnswer
from passerelle.board.queries import current_quarter
from passerelle.board.sections import SECTIONS
from passerelle.kernel.cells import whole
from passerelle.people.may import me, require_company_wide


@require_POST
def answers(request: HttpRequest) -> HttpResponse:
    """Into the draft of this quarter."""
    require_company_wide(request.user, "pack.write")
    answer = get_object_or_404(readable(request.user), pk=whole(request.POST.get("answer", "")))
    period = str(current_quarter())
    draft = actions.add_answer(period, answer, by=me(request), sections=list(SECTIONS))
    messages.success(request, _("The answer is in the draft."))
    return _to(draft)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    require_company_wide(request.user, "pack.write")
    told = get_object_or_404(
        DraftAnswer.objects.select_related("draft"), pk=pk, answer__in=readable(request.user)
    )
    actions.drop_answer(told, by=me(request))
    return _to(told.draft)


def _to(draft: Draft) -> HttpResponse:
    return redirect(f"{reverse('board:draft')}?period={draft.period}")
