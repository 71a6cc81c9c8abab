"""One initiative: its page, its side peek, its form, its days."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.kernel.cells import whole
from passerelle.kernel.errors import DomainError
from passerelle.people.may import may, require
from passerelle.people.veil import veil
from passerelle.roadmap.actions import (
    Change,
    ConflictError,
    Done,
    RejectedError,
    change,
    create,
    shift,
    stretch,
)
from passerelle.roadmap.actions.merge import touched
from passerelle.roadmap.fields import BY_ATTR
from passerelle.roadmap.forms.cells import written
from passerelle.roadmap.forms.edits import wrongs_of
from passerelle.roadmap.forms.initiative import InitiativeForm
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.queries import visible, writable
from passerelle.roadmap.queries.visible import READ_BY
from passerelle.roadmap.views import cells, detail
from passerelle.roadmap.views.asked import Asked
from passerelle.roadmap.views.helped import filled, help_to_estimate
from passerelle.ui import typed
from passerelle.ui.cells import Edit
from passerelle.ui.know import is_part
from passerelle.ui.language import lang
from passerelle.ui.toast import toast

LINKS = ("product", "team", "owner", "sponsor", "theme", "objective", "success_measure")
# Of what it is linked to, a page says the name: a hundred columns took longer to ask for than all else on it.
PAGE = (
    *(field.name for field in Initiative._meta.concrete_fields),
    "product__name", "team__name", "team__product_id", "owner__name", "owner__email", "sponsor__name",
    "sponsor__email", "theme__name", "theme__kind",
    "objective__title", "objective__product_id", "success_measure__name", "success_measure__unit",
    "success_measure__product_id",
)  # fmt: skip


def found(request: Asked, number: int, *, to_write: bool = False) -> Initiative:
    """The initiative, when this person may see it (or change it)."""
    look = writable if to_write else visible
    rows = look(request.user, archived=True).select_related(*LINKS).only(*PAGE)
    row = rows.filter(number=number).first()
    if row is None:
        raise Http404("initiative")
    return veil(request.user, row, READ_BY)


@require_GET
def initiative(request: Asked, number: int) -> HttpResponse:
    row = found(request, number)
    peek = is_part(request, "peek")
    may_write = may(request.user, "roadmap.write", row)
    known = {"row": row, "may_write": may_write, **detail.context(request.user, row)}
    if may_write and not peek:
        known |= detail.to_edit(request.user, row)
    return render(request, "roadmap/peek.html" if peek else "roadmap/initiative.html", known)


@require_http_methods(["GET", "POST"])
@never_cache
def new(request: Asked) -> HttpResponseBase:
    require(request.user, "roadmap.write")
    if "fill" in request.POST:
        return _filled(request)
    form = InitiativeForm(request.POST or None, person=request.user, initial=_first(request))
    if request.method == "POST" and form.is_valid():
        try:
            row = create(by=request.user, **form.values)
        except RejectedError as error:
            _tell(form, error)
        else:
            toast(request, _("%(code)s is on the roadmap.") % {"code": row.code})
            return redirect(row)
    status = 422 if request.method == "POST" else 200
    known = {"form": form, "help": help_to_estimate(request, form)}
    return render(request, "roadmap/form.html", known, status=status)


def _filled(request: Asked, row: Initiative | None = None) -> HttpResponse:
    """What was typed, corrected by how such initiatives went: shown again, and written only if it is saved."""
    form, told = filled(request, row)
    known = {"form": form, "row": row, "help": told, "is_filled": True}
    return render(request, "roadmap/form.html", known)


def _first(request: Asked) -> dict[str, Any]:
    """What the address proposes: a column of the board, a team, an objective."""
    known = {
        name: request.GET[name] for name in ("bucket", "objective", "title") if name in request.GET
    }
    return {"value_unit": _money(request), "cost_unit": _money(request), **known}


def _money(request: Asked) -> str:
    return f"k{request.company.symbol}"


@require_http_methods(["GET", "POST"])
@never_cache
def edit(request: Asked, number: int) -> HttpResponseBase:
    row = found(request, number, to_write=True)
    if "fill" in request.POST:
        return _filled(request, row)
    form = InitiativeForm(request.POST or None, person=request.user, instance=row)
    if request.method == "POST" and form.is_valid():
        answer = _save(request, row, form)
        if answer is not None:
            return answer
    status = 422 if request.method == "POST" else 200
    known = {"form": form, "row": row, "help": help_to_estimate(request, form, row)}
    return render(request, "roadmap/form.html", known, status=status)


def _save(request: Asked, row: Initiative, form: InitiativeForm) -> HttpResponseBase | None:
    """Write what the person touched; None when the form must be shown again."""
    version = form.cleaned_data["version"]
    values = touched(row, form.values, version=version)
    try:
        done = change([Change(row, values, version)], by=request.user)
    except RejectedError as error:
        _tell(form, error)
        return None
    except ConflictError as error:
        return cells.clash(request, error.conflicts, _as_edits(row, values, version))
    cells.say_done(request, done)
    return redirect(row)


def _as_edits(row: Initiative, values: dict[str, Any], version: int | None) -> list[Edit]:
    return [
        Edit(row.number, BY_ATTR[name].key, written(BY_ATTR[name], [value], lang=lang()), version)
        for name, value in values.items()
    ]


def _tell(form: InitiativeForm, error: RejectedError) -> None:
    """Each problem beside its field (a range beside its first point)."""
    for _row, problem in error.problems:
        name = problem.field if problem.field in form.fields else f"{problem.field}_low"
        form.add_error(name if name in form.fields else None, problem.message)


@require_POST
def move(request: Asked, number: int) -> HttpResponseBase:
    """Shift its days, or give it the start and the end it was dragged to; 409 when someone else changed them."""
    row = found(request, number, to_write=True)
    seen = whole(request.POST.get("version", ""))
    try:
        done = _moved(request, row, seen)
    except ConflictError as error:
        edits = [
            Edit(row.number, c.field, c.mine.isoformat(), row.version) for c in error.conflicts
        ]
        return cells.clash(request, error.conflicts, edits)
    except RejectedError as error:
        return cells.refused(request, wrongs_of(error.problems, []))
    cells.say_done(request, done)
    return cells.back(request)


def _moved(request: Asked, row: Initiative, version: int | None) -> Done:
    if "days" in request.POST:
        return shift(row, days=_whole(request, "days"), by=request.user, version=version)
    try:
        start, end = (typed.day(request.POST.get(name, "")) for name in ("start", "end"))
    except typed.CellError as error:
        raise DomainError(str(error)) from None
    if start is None or end is None:
        raise DomainError(_("The move could not be read."), _("Reload the page and try again."))
    return stretch(row, start=start, end=end, by=request.user, version=version)


def _whole(request: Asked, name: str) -> int:
    try:
        return int(request.POST.get(name, ""))
    except ValueError:
        raise DomainError(
            _("The number of days could not be read."), _("Give a whole number, such as 7 or -7.")
        ) from None
