"""Deleting with a way back: a page that says what goes, then thirty days to undo."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.may import me
from passerelle.people.views.pages import confirm_page, hanging_on
from passerelle.trail import actions as trail
from passerelle.ui.toast import toast


def delete_page(
    request: HttpRequest, obj: Model, *, title: Any, back: str, then: str
) -> HttpResponse:
    """Ask, listing what goes along; then delete, offer undo, and go to `then`."""
    try:
        going = hanging_on(obj)
        if request.method != "POST":
            note = _("You can put it back, with all that hangs on it, for 30 days.")
            return confirm_page(
                request, title=title, note=note, submit=_("Delete"), back=back, going=going
            )
        name = str(obj)
        deletion = trail.delete(obj, by=me(request))
    except ProtectedError as error:
        raise DomainError(
            _("%(name)s cannot be deleted: other objects rest on it.") % {"name": obj},
            _("Archive it instead: it leaves the lists and its history stays."),
        ) from error
    undo = reverse("trail:undo", args=[deletion.pk])
    toast(request, _("%(name)s is deleted.") % {"name": name}, undo=undo)
    return redirect(then)
