"""Taking back a deletion."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from passerelle.trail import actions
from passerelle.trail.models import Deletion
from passerelle.ui.toast import toast


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Put back what oneself deleted; to anyone else the deletion does not exist."""
    deletion = get_object_or_404(Deletion, pk=pk, actor_id=request.user.pk)
    actions.undo(deletion, by=request.user)  # type: ignore[arg-type]
    toast(request, _("%(name)s is back.") % {"name": deletion.label})
    came_from = request.META.get("HTTP_REFERER", "")
    safe = url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()})
    return redirect(came_from if safe else "/")
