"""Cells of the strategy's lists: written, taken back, chosen from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from passerelle.people.may import me, require, scope_of
from passerelle.strategy.forms.cells import SHEETS, Outcome, Sheet, text_of, write
from passerelle.strategy.forms.choices import people
from passerelle.strategy.models import RegisterEntry
from passerelle.strategy.queries.goal import Goal
from passerelle.ui import cells
from passerelle.ui.cells import Edit
from passerelle.ui.grip import Grip
from passerelle.ui.toast import toast


def _sheet(request: HttpRequest, key: str) -> Sheet:
    if key not in SHEETS:
        raise Http404(key)
    require(me(request), SHEETS[key].capability)
    return SHEETS[key]


def _home(sheet: Sheet) -> str:
    return reverse(f"strategy:{sheet.key}")


@require_POST
def edit(request: HttpRequest, sheet: str) -> HttpResponseBase:
    """Write every cell or none: 409 shows both values of each conflict, 422 names each bad cell."""
    asked = _sheet(request, sheet)
    given = cells.counted(cells.read(request.POST.get("edits", ""), known=asked.fields))
    return _write(request, asked, cells.chosen(request, given))


@require_POST
def undo(request: HttpRequest, sheet: str, token: str) -> HttpResponseBase:
    """Put back what one edit changed, unless someone has written there since."""
    asked = _sheet(request, sheet)
    text = cells.recall(request, asked.key, token)
    return _write(request, asked, cells.read(text, known=asked.fields))


def _write(request: HttpRequest, sheet: Sheet, edits: list[Edit]) -> HttpResponseBase:
    done = write(sheet, edits, by=me(request))
    home = _home(sheet)
    if done.wrong:
        return cells.refused(request, done.wrong, home=home)
    if done.clashes:
        to = reverse("strategy:cells", args=[sheet.key])
        return cells.disputed(request, done.clashes, again=done.again, to=to, home=home)
    _say(request, sheet, done)
    return redirect(cells.next_url(request, home))


def _say(request: HttpRequest, sheet: Sheet, done: Outcome) -> None:
    """A toast with its undo, or that nothing changed."""
    if not done.written:
        toast(request, _("Nothing changed: every cell already said so."))
        return
    token = cells.remember(request, sheet.key, done.back)
    said = ngettext("%(count)d row changed.", "%(count)d rows changed.", done.written)
    back = reverse("strategy:undo_cells", args=[sheet.key, token])
    toast(request, said % {"count": done.written}, undo=back)


@require_GET
def choices(request: HttpRequest, sheet: str) -> HttpResponse:
    """The controls of the cells that are chosen from a list, as templates for a script."""
    asked = _sheet(request, sheet)
    return render(request, "ui/parts/cells_choices.html", {"sets": list(_sets(request, asked))})


def _sets(request: HttpRequest, sheet: Sheet) -> Iterable[dict[str, Any]]:
    for name, kind in sheet.fields.items():
        if kind == "person":
            names = [person.name for person in people(me(request))]
            options = list(zip(names, names, strict=True))
            yield {"key": name, "options": options, "is_user": True}
        elif kind == "choice":
            yield {"key": name, "options": sheet.model._meta.get_field(name).choices}


def grips(
    request: HttpRequest, sheet: Sheet, rows: Iterable[Goal | RegisterEntry]
) -> list[dict[str, str]]:
    """By row, what makes each of its cells one that can be typed in; nothing where the person may not."""
    scope, columns = scope_of(me(request), sheet.capability), list(_columns(sheet))
    return [
        {
            column.field: column.of(number=row.pk, code=row.code, value=text_of(row, column.field))
            for column in columns
        }
        if scope is None or row.product_id in scope
        else {}
        for row in rows
    ]


def _columns(sheet: Sheet) -> Iterator[Grip]:
    for place, (name, kind) in enumerate(sheet.fields.items()):
        offered = sheet.model._meta.get_field(name).choices or ()
        yield Grip(
            name,
            sheet.label(name),
            kind="date" if kind == "date" else "choice",
            words={str(code): str(label) for code, label in offered},
            is_first=place == 0,
        )
