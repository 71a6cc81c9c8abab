"""One address for every edit of cells: typed, pasted, filled down, in bulk, dragged on the board, undone."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from passerelle.kernel.cells import whole
from passerelle.kernel.errors import DomainError
from passerelle.people.may import require
from passerelle.people.models import Person
from passerelle.roadmap.actions import Conflict, ConflictError, Done, RejectedError, change
from passerelle.roadmap.fields import FIELDS
from passerelle.roadmap.forms.cells import options
from passerelle.roadmap.forms.edits import (
    Edit,
    Wrong,
    as_json,
    changes_of,
    posted,
    undo_of,
    wrongs_of,
)
from passerelle.roadmap.forms.shown import shown
from passerelle.roadmap.queries.reach import Reach
from passerelle.roadmap.views.asked import Asked
from passerelle.ui.language import lang
from passerelle.ui.toast import toast

KEPT = 10  # undos that a session remembers


@require_POST
def edit(request: Asked) -> HttpResponseBase:
    """Write every cell or none: 409 shows both values of each conflict, 422 names each bad cell."""
    require(request.user, "roadmap.write")
    return write(request, _chosen(request, posted(request.POST)))


def write(request: Asked, edits: list[Edit]) -> HttpResponseBase:
    """Apply the edits and answer; the way back is kept in the session."""
    if not edits:
        return back(request)
    changes, wrong = changes_of(edits, by=request.user)
    if wrong:
        return refused(request, wrong)
    try:
        done = change(changes, by=request.user)
    except RejectedError as error:
        return refused(request, wrongs_of(error.problems, edits))
    except ConflictError as error:
        return clash(request, error.conflicts, edits)
    say_done(request, done)
    return back(request)


def _chosen(request: Asked, edits: list[Edit]) -> list[Edit]:
    """After a conflict: without the cells for which the person keeps what the other one wrote."""
    return [e for e in edits if request.POST.get(f"keep-{e.number}-{e.field}") != "theirs"]


def back(request: Asked) -> HttpResponseBase:
    """To the page the edit came from."""
    return redirect(next_url(request))


def next_url(request: Asked) -> str:
    """What the form says, else the page it stood on, else the roadmap; never another site."""
    for asked in (request.POST.get("next", ""), request.headers.get("Referer", "")):
        if url_has_allowed_host_and_scheme(
            asked, {request.get_host()}, require_https=request.is_secure()
        ):
            return asked
    return reverse("roadmap:list")


def is_script(request: Asked) -> bool:
    """A script wants the part that it puts in the dialog; a form wants a page."""
    return bool(request.headers.get("HX-Request"))


def say_done(request: Asked, done: Done) -> None:
    """A toast with its undo, or that nothing changed."""
    if not done.rows:
        toast(request, _("Nothing changed: every cell already said so."))
        return
    token = secrets.token_urlsafe(6)
    kept: dict[str, str] = request.session.get("roadmap_undo", {})
    kept[token] = as_json(undo_of(done, lang=lang()))
    request.session["roadmap_undo"] = dict(list(kept.items())[-KEPT:])
    said = ngettext(
        "%(count)d initiative changed.", "%(count)d initiatives changed.", len(done.rows)
    ) % {"count": len(done.rows)}
    toast(request, said, undo=reverse("roadmap:undo", kwargs={"token": token}))


@require_POST
def undo(request: Asked, token: str) -> HttpResponseBase:
    """Put back what one edit changed, unless someone has written there since."""
    require(request.user, "roadmap.write")
    kept = request.session.get("roadmap_undo", {})
    text = kept.pop(token, None)
    if text is None:
        raise DomainError(
            _("This edit can no longer be undone from here."),
            _("Its history, on the initiative’s page, says what was there before."),
        )
    request.session["roadmap_undo"] = kept
    data = request.POST.copy()
    data["edits"] = text
    return write(request, posted(data))


def refused(request: Asked, wrong: Sequence[Wrong]) -> HttpResponse:
    """Every cell that could not be written, and why; nothing was."""
    count = len(wrong)
    said = ngettext(
        "One cell cannot be written, so nothing was.",
        "%(count)d cells cannot be written, so nothing was.",
        count,
    ) % {"count": count}
    known = {"said": said, "wrong": wrong, "next": next_url(request)}
    part = "roadmap/parts/refused.html" if is_script(request) else "roadmap/refused.html"
    return render(request, part, known, status=422)


def clash(request: Asked, conflicts: Sequence[Conflict], edits: Sequence[Edit]) -> HttpResponse:
    """Both values of each cell that someone else wrote, who and when; the person chooses."""
    names = dict(
        Person.objects.filter(pk__in={c.actor_id for c in conflicts}).values_list("pk", "name")
    )
    versions = {c.initiative.number: c.initiative.version for c in conflicts}
    again = [Edit(e.number, e.field, e.text, versions.get(e.number, e.version)) for e in edits]
    known = {
        "clashes": _clashes(conflicts, edits, names),
        "edits": as_json(again),
        "next": next_url(request),
    }
    part = "roadmap/parts/conflict.html" if is_script(request) else "roadmap/conflict.html"
    return render(request, part, known, status=409)


def _clashes(
    conflicts: Sequence[Conflict], edits: Sequence[Edit], names: dict[int, str]
) -> list[dict[str, Any]]:
    """One choice a cell (a range whose three points clash is one cell)."""
    typed = {(e.number, attr): e for e in edits for attr in FIELDS[e.field].attrs}
    found: dict[tuple[int, str], dict[str, Any]] = {}
    for one in conflicts:
        edit = typed[one.initiative.number, one.field]
        field = FIELDS[edit.field]
        found[edit.number, edit.field] = {
            "name": f"keep-{edit.number}-{edit.field}",
            "code": one.initiative.code,
            "title": one.initiative.title,
            "label": field.label,
            "mine": edit.text,
            "theirs": shown(field, one.initiative, lang=lang()),
            "who": names.get(one.actor_id or 0, ""),
            "at": one.at,
        }
    return list(found.values())


@require_POST
def column(request: Asked, number: int) -> HttpResponseBase:
    """A slip of the board dropped in another column."""
    require(request.user, "roadmap.write")
    seen = whole(request.POST.get("version", ""))
    return write(request, [Edit(number, "bucket", request.POST.get("column", ""), seen)])


@require_GET
def choices(request: Asked) -> HttpResponse:
    """The controls of the cells that are chosen from a list, as templates for a script."""
    require(request.user, "roadmap.write")
    reach = Reach(request.user)
    fields = [field for field in FIELDS.values() if field.kind in {"choice", "link"}]
    sets = [
        {
            "field": field,
            "options": options(field, reach=reach),
            "is_user": field.kind == "link",
        }
        for field in fields
    ]
    return render(request, "roadmap/parts/choices.html", {"sets": sets})
