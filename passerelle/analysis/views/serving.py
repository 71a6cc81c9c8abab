"""Work items tied to the initiative they serve, from their list."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from passerelle.delivery.queries import visible_items
from passerelle.kernel.cells import whole
from passerelle.kernel.errors import DomainError
from passerelle.people.may import may, me, require
from passerelle.roadmap.actions import attach_all
from passerelle.roadmap.models import LIVE, Initiative
from passerelle.roadmap.queries import find_by_code, writable
from passerelle.ui.cells import next_url
from passerelle.ui.toast import toast

OFFERED = 200  # initiatives that the field suggests; any code can be typed


@require_http_methods(["GET", "POST"])
def serving(request: HttpRequest) -> HttpResponseBase:
    """Tie the ticked items to one initiative, all or none; asked with GET, the initiatives to choose among."""
    require(request.user, "delivery.read")
    require(request.user, "roadmap.write")
    return _tie(request) if request.method == "POST" else _offered(request)


def _offered(request: HttpRequest) -> HttpResponse:
    rows = writable(me(request)).filter(state__in=LIVE).order_by("-number")[:OFFERED]
    return render(request, "analysis/parts/initiatives.html", {"rows": rows})


def _tie(request: HttpRequest) -> HttpResponseBase:
    row = _initiative(request, request.POST.get("initiative", ""))
    picked = {pk for text in request.POST.getlist("pick") if (pk := whole(text)) is not None}
    items = list(visible_items(request.user).filter(pk__in=picked).order_by("pk"))
    if not items:
        raise DomainError(
            _("No work item was chosen."), _("Tick the items that serve the initiative.")
        )
    count = attach_all(row, items=items, by=me(request))
    said = ngettext(
        "%(count)d item now serves %(code)s.", "%(count)d items now serve %(code)s.", count
    )
    toast(request, said % {"count": count, "code": row.code})
    return redirect(next_url(request, reverse("analysis:items")))


def _initiative(request: HttpRequest, text: str) -> Initiative:
    """The initiative of a code, or of what the field suggests: `I-22 Import from a sheet`."""
    code = (text.split() or [""])[0]
    row = find_by_code(me(request), code)
    if row is None or not may(request.user, "roadmap.write", row):
        raise DomainError(
            _("Nothing is called “%(code)s”.") % {"code": text[:60]},
            _("Give the code of an initiative that you plan for, such as I-22."),
        )
    return row
