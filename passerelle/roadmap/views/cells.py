"""One address for every edit of cells: typed, pasted, filled down, in bulk, dragged on the board, undone."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from passerelle.kernel.cells import whole
from passerelle.people.may import require
from passerelle.people.models import Person
from passerelle.people.veil import veil
from passerelle.roadmap.actions import Conflict, ConflictError, Done, RejectedError, change
from passerelle.roadmap.fields import FIELDS
from passerelle.roadmap.forms.cells import options
from passerelle.roadmap.forms.edits import changes_of, posted, undo_of, wrongs_of
from passerelle.roadmap.forms.shown import shown
from passerelle.roadmap.queries.reach import Reach
from passerelle.roadmap.queries.visible import READ_BY
from passerelle.roadmap.views.asked import Asked
from passerelle.ui import cells
from passerelle.ui.cells import Clash, Edit, Wrong, chosen, recall, remember
from passerelle.ui.language import lang
from passerelle.ui.toast import toast


@require_POST
def edit(request: Asked) -> HttpResponseBase:
    """Write every cell or none: 409 shows both values of each conflict, 422 names each bad cell."""
    require(request.user, "roadmap.write")
    return write(request, chosen(request, posted(request.POST)))


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


def back(request: Asked) -> HttpResponseBase:
    """To the page the edit came from."""
    return redirect(next_url(request))


def next_url(request: Asked) -> str:
    """The page the edit came from, else the roadmap."""
    return cells.next_url(request, reverse("roadmap:list"))


def say_done(request: Asked, done: Done) -> None:
    """A toast with its undo, or that nothing changed."""
    if not done.rows:
        toast(request, _("Nothing changed: every cell already said so."))
        return
    token = remember(request, "roadmap", undo_of(done, by=request.user, lang=lang()))
    said = ngettext(
        "%(count)d initiative changed.", "%(count)d initiatives changed.", len(done.rows)
    ) % {"count": len(done.rows)}
    toast(request, said, undo=reverse("roadmap:undo", kwargs={"token": token}))


@require_POST
def undo(request: Asked, token: str) -> HttpResponseBase:
    """Put back what one edit changed, unless someone has written there since."""
    require(request.user, "roadmap.write")
    data = request.POST.copy()
    data["edits"] = recall(request, "roadmap", token)
    return write(request, posted(data))


def refused(request: Asked, wrong: Sequence[Wrong]) -> HttpResponse:
    """Every cell that could not be written, and why; nothing was."""
    return cells.refused(request, wrong, home=reverse("roadmap:list"))


def clash(request: Asked, conflicts: Sequence[Conflict], edits: Sequence[Edit]) -> HttpResponse:
    """Both values of each cell that someone else wrote, who and when; the person chooses."""
    names = dict(
        Person.objects.filter(pk__in={c.actor_id for c in conflicts}).values_list("pk", "name")
    )
    versions = {c.initiative.number: c.initiative.version for c in conflicts}
    again = [Edit(e.number, e.field, e.text, versions.get(e.number, e.version)) for e in edits]
    found = _clashes(conflicts, edits, names, by=request.user)
    home, to = reverse("roadmap:list"), reverse("roadmap:cells")
    return cells.disputed(request, found, again=again, to=to, home=home)


def _clashes(
    conflicts: Sequence[Conflict], edits: Sequence[Edit], names: dict[int, str], *, by: Person
) -> list[Clash]:
    """One choice a cell (a range whose three points clash is one cell)."""
    typed = {(e.number, attr): e for e in edits for attr in FIELDS[e.field].attrs}
    found: dict[tuple[int, str], Clash] = {}
    for one in conflicts:
        edit = typed[one.initiative.number, one.field]
        field = FIELDS[edit.field]
        found[edit.number, edit.field] = Clash(
            number=edit.number,
            field=edit.field,
            code=one.initiative.code,
            title=one.initiative.title,
            label=str(field.label),
            mine=edit.text,
            theirs=shown(field, veil(by, one.initiative, READ_BY), lang=lang()),
            who=names.get(one.actor_id or 0, ""),
            at=one.at,
        )
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
            "key": field.key,
            "options": options(field, reach=reach),
            "is_user": field.kind == "link",
        }
        for field in fields
    ]
    return render(request, "ui/parts/cells_choices.html", {"sets": sets})
