"""What hangs on an initiative: dependencies, needs of teams, risks and opportunities, work items."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from passerelle.delivery.queries import visible_items
from passerelle.kernel.errors import DomainError
from passerelle.people.may import seen_by
from passerelle.people.models import Team, Trade
from passerelle.roadmap.actions import (
    attach,
    depend,
    detach,
    exclude,
    face,
    let_go,
    need,
    reconcile,
    release,
    spare,
)
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.queries import find_by_code, visible
from passerelle.roadmap.queries.reach import Reach
from passerelle.roadmap.queries.visible import READ_BY
from passerelle.roadmap.views.asked import Asked
from passerelle.roadmap.views.detail import tied_by_hand
from passerelle.roadmap.views.initiative import found
from passerelle.strategy.models import RegisterEntry
from passerelle.ui.toast import toast
from passerelle.ui.typed import CellError, number, three


@require_POST
def add(request: Asked, number: int, kind: str) -> HttpResponseBase:
    """Add one link of a kind; a code that nobody knows is said, not ignored."""
    row = found(request, number, to_write=True)
    toast(request, _pick(ADD, kind)(request, row, request.POST.get("code", "").strip()))
    return redirect(row)


@require_POST
def remove(request: Asked, number: int, kind: str, pk: int) -> HttpResponseBase:
    row = found(request, number, to_write=True)
    toast(request, _pick(REMOVE, kind)(request, row, pk))
    return redirect(row)


def _pick(verbs: dict[str, Callable[..., str]], kind: str) -> Callable[..., str]:
    if kind not in verbs:
        raise Http404(kind)
    return verbs[kind]


def _nobody(code: str, hint: str) -> DomainError:
    return DomainError(_("Nothing is called “%(code)s”.") % {"code": code[:60]}, hint)


def _depend(request: Asked, row: Initiative, code: str) -> str:
    needs = find_by_code(request.user, code)
    if needs is None:
        raise _nobody(code, _("Give the code of an initiative, such as I-22."))
    depend(row, needs=needs, by=request.user)
    return _("%(code)s now waits for %(needs)s.") % {"code": row.code, "needs": needs.code}


def _release(request: Asked, row: Initiative, pk: int) -> str:
    needs = visible(request.user, archived=True).filter(pk=pk).first()
    if needs is None:
        raise Http404("dependency")
    release(row, needs=needs, by=request.user)
    return _("%(code)s no longer waits for %(needs)s.") % {"code": row.code, "needs": needs.code}


def _need(request: Asked, row: Initiative, code: str) -> str:
    team = Reach(request.user).find("team", code)
    if not isinstance(team, Team):
        raise _nobody(code, _("Choose a team of the list."))
    trade = request.POST.get("trade", "")
    if trade not in Trade.values:
        raise _nobody(trade, _("Choose a trade of the list."))
    low, weeks, high = _weeks(request.POST.get("person_weeks", ""))
    need(row, team=team, trade=trade, person_weeks=weeks, low=low, high=high, by=request.user)
    return _("%(team)s is asked for its part of %(code)s.") % {"team": team, "code": row.code}


def _weeks(text: str) -> tuple[float | None, float, float | None]:
    """`6`, or three points: `4 / 6 / 10`."""
    try:
        low, weeks, high = three(text) if "/" in text or ";" in text else (None, number(text), None)
    except CellError as error:
        hint = _("Give a number of person-weeks, such as 6, or three: 4 / 6 / 10.")
        raise DomainError(str(error), hint) from None
    return low, weeks or 0.0, high


def _exclude(request: Asked, row: Initiative, code: str) -> str:
    other = find_by_code(request.user, code)
    if other is None:
        raise _nobody(code, _("Give the code of an initiative, such as I-22."))
    exclude(row, other=other, by=request.user)
    return _("Of %(code)s and %(other)s, one at most is done.") % {
        "code": row.code,
        "other": other.code,
    }


def _reconcile(request: Asked, row: Initiative, pk: int) -> str:
    other = visible(request.user, archived=True).filter(pk=pk).first()
    if other is None:
        raise Http404("exclusive")
    reconcile(row, other=other, by=request.user)
    return _("%(code)s and %(other)s may both be done.") % {"code": row.code, "other": other.code}


def _spare(request: Asked, row: Initiative, pk: int) -> str:
    seen = seen_by(request.user, READ_BY["team"], row.skill_needs.all(), product="team__product_id")
    line = seen.select_related("team", "initiative").filter(pk=pk).first()
    if line is None:
        raise Http404("need")
    spare(line, by=request.user)
    return _("%(team)s is no longer asked for it.") % {"team": line.team}


def _entries(request: Asked) -> Any:
    return seen_by(request.user, "register.read", RegisterEntry.objects.all())


def _face(request: Asked, row: Initiative, code: str) -> str:
    letter, _dash, digits = code.partition("-")
    kinds = {"R": RegisterEntry.Kind.RISK, "O": RegisterEntry.Kind.OPPORTUNITY}
    entry = None
    if letter.upper() in kinds and digits.isascii() and digits.isdigit() and len(digits) < 10:
        entry = _entries(request).filter(kind=kinds[letter.upper()], number=int(digits)).first()
    if entry is None:
        raise _nobody(code, _("Give the code of a risk or an opportunity, such as R-03."))
    face(row, entry=entry, by=request.user)
    return _("%(entry)s is tied to %(code)s.") % {"entry": entry.code, "code": row.code}


def _let_go(request: Asked, row: Initiative, pk: int) -> str:
    link = row.register_links.filter(entry__in=_entries(request), entry=pk).first()
    if link is None:
        raise Http404("register")
    let_go(link, by=request.user)
    return _("%(entry)s is no longer tied to %(code)s.") % {
        "entry": link.entry.code,
        "code": row.code,
    }


def _attach(request: Asked, row: Initiative, code: str) -> str:
    item = visible_items(request.user).filter(key__iexact=code).first() if code else None
    if item is None:
        raise _nobody(code, _("Give the key of a work item, as the tracker writes it: MOB-142."))
    attach(row, item=item, by=request.user)
    return _("%(key)s now serves %(code)s.") % {"key": item.key, "code": row.code}


def _detach(request: Asked, row: Initiative, pk: int) -> str:
    link = tied_by_hand(request.user, row).filter(pk=pk).first()
    if link is None:
        raise Http404("work")
    detach(link, by=request.user)
    return _("%(key)s no longer serves %(code)s.") % {"key": link.item.key, "code": row.code}


ADD = {
    "dependencies": _depend,
    "needs": _need,
    "register": _face,
    "work": _attach,
    "exclusives": _exclude,
}
REMOVE = {
    "dependencies": _release,
    "needs": _spare,
    "register": _let_go,
    "work": _detach,
    "exclusives": _reconcile,
}
