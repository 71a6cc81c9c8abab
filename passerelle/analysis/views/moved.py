"""What moved: the list of kept movements, seen ones, and whether a person gets the digest."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.analysis import actions
from passerelle.analysis.models import Movement, NoDigest
from passerelle.analysis.queries import movements
from passerelle.analysis.sentences import moved as words
from passerelle.desk import counting
from passerelle.people.may import may, me, require
from passerelle.people.views.pages import page_of
from passerelle.ui.addresses import address
from passerelle.ui.toast import toast

OVER = 20
LEFT = 50


@require_GET
def moved(request: HttpRequest) -> HttpResponse:
    """What goes on, then what is over, then what cannot be watched and why."""
    require(me(request), "measure.read")
    page = page_of(request, movements.going_on(me(request)))
    last = movements.last_round()
    count = movements.how_many_watched(me(request))
    budget: float = request.company.false_alarms  # type: ignore[attr-defined]
    context = {
        "page": page,
        "rows": [_row(request, row) for row in page],
        "title": words.title(movements.how_many_moved(me(request))),
        "over": [_row(request, row) for row in movements.over(me(request))[:OVER]],
        "left": [_left(row) for row in movements.unwatched(me(request))[:LEFT]],
        "watched": words.watched(count, budget),
        "round": words.gone_round(last.on if last else None),
    }
    return render(request, "analysis/moved.html", context)


def _row(request: HttpRequest, row: Movement) -> dict[str, Any]:
    return {
        "said": words.said(row),
        "size": words.size(row),
        "span": words.span(row),
        "ending": words.ENDINGS.get(row.ending, ""),
        "shape": row.get_shape_display(),
        "state": row.state.label,
        "tone": "watch" if row.state == Movement.State.OPEN else "none",
        "url": f"{address('analysis:why', row.measure.slug)}?since={row.since}",
        "watch_url": address("analysis:watch", row.measure.slug),
        "seen_url": address("analysis:moved_seen", row.pk)
        if not row.seen_at and _answers_for(request, row)
        else "",
    }


def _answers_for(request: HttpRequest, row: Movement) -> bool:
    """Its owner, and those who may write the measure."""
    is_owner = row.measure.owner_id == me(request).pk
    return is_owner or may(request.user, "measure.write", row.measure)


def _left(row: Any) -> dict[str, Any]:
    judged, watch = getattr(row, "judged", None), getattr(row, "watch", None)
    chosen = watch is not None and not watch.is_watched
    code = "" if chosen or judged is None else judged.refusal
    why = words.UNWATCHED.get(code, "") if code else _("Nobody wants it watched.")
    return {"name": row.name, "why": why, "url": address("analysis:watch", row.slug)}


@require_POST
def seen(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever answers for the measure has looked: it leaves the inbox of its owner."""
    rows = movements.seen(me(request)).select_related("measure")
    row = get_object_or_404(rows, pk=pk)
    if not _answers_for(request, row):
        raise Http404(pk)
    actions.see(row, by=me(request))
    counting.forget(me(request))
    return redirect("analysis:moved")


@require_http_methods(["GET", "POST"])
def mail(request: HttpRequest) -> HttpResponse:
    """The digest of one person: wanted or not, and what it holds."""
    person = me(request)
    require(person, "measure.read")
    if request.method == "POST":
        wanted = request.POST.get("wanted") == "1"
        (actions.want_mail if wanted else actions.stop_mail)(by=person)
        toast(request, _("The digest is on.") if wanted else _("No digest will be sent to you."))
        return redirect("analysis:moved_mail")
    rows = movements.told_of(person)
    context = {
        "is_wanted": not NoDigest.objects.filter(person=person).exists(),
        "rows": [
            {
                "name": row.name,
                "cadence": cadence,
                "url": reverse("analysis:watch", args=[row.slug]),
            }
            for row, cadence in rows
        ],
    }
    return render(request, "analysis/moved_mail.html", context)
