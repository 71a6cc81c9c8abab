"""Finding what a request names, among what its person may see; and the little that every view repeats."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from passerelle.people.may import me, seen_by
from passerelle.people.veil import veil
from passerelle.strategy import queries
from passerelle.strategy.models import KeyResult, Objective, RegisterEntry, Statement
from passerelle.trail.models import Deletion
from passerelle.ui.toast import toast

M = TypeVar("M", bound=Model)
PAGE = 100
# Of what an objective is tied to, its page says the name alone.
FAMILY = (
    *(field.name for field in Objective._meta.concrete_fields),
    "product__name", "owner__name", "owner__email", "parent__number", "parent__title", "parent__product_id",
)  # fmt: skip


def objective(request: HttpRequest, pk: int) -> Objective:
    """An objective, archived or not."""
    rows = Objective.objects.select_related("product", "owner", "parent")
    found = get_object_or_404(seen_by(me(request), "strategy.read", rows), pk=pk)
    return veil(me(request), found, {"parent": "strategy.read"})


def family(request: HttpRequest, pk: int) -> list[Objective]:
    """An objective, archived or not, then the live ones that serve it (one query)."""
    rows = Objective.objects.select_related("product", "owner", "parent").only(*FAMILY)
    asked = rows.filter(Q(pk=pk) | Q(parent=pk, archived_at=None))
    kept = {row.pk: row for row in seen_by(me(request), "strategy.read", asked)}
    if pk not in kept:
        raise Http404("objective")
    return [veil(me(request), kept.pop(pk), {"parent": "strategy.read"}), *kept.values()]


def key_result(request: HttpRequest, pk: int) -> KeyResult:
    rows = KeyResult.objects.select_related("objective", "team", "owner", "measure")
    seen = seen_by(me(request), "strategy.read", rows, product="objective__product_id")
    return veil(me(request), get_object_or_404(seen, pk=pk), {"team": "strategy.read"})


def statement(request: HttpRequest, pk: int) -> Statement:
    return get_object_or_404(queries.statements(me(request)), pk=pk)


def two_versions(request: HttpRequest, pk: int, other: int) -> tuple[Statement, Statement]:
    """Two versions of one text (one query)."""
    rows = queries.statements(me(request)).select_related(None).in_bulk([pk, other])
    if not {pk, other} <= rows.keys() or rows[pk].kind != rows[other].kind:
        raise Http404("two versions of one text")
    return rows[pk], rows[other]


def entry(request: HttpRequest, pk: int) -> RegisterEntry:
    rows = RegisterEntry.objects.select_related("owner", "product", "objective")
    found = get_object_or_404(seen_by(me(request), "register.read", rows), pk=pk)
    return veil(me(request), found, {"objective": "strategy.read"})


def page_of(request: HttpRequest, rows: QuerySet[M]) -> Page[M]:
    """The hundred rows asked for by `?page=`; a page that does not exist is the nearest one."""
    return Paginator(rows, PAGE).get_page(request.GET.get("page"))


def show_form(request: HttpRequest, template: str, form: Any, **context: Any) -> HttpResponse:
    """The form, with status 422 when what was sent could not be accepted."""
    status = 422 if form.is_bound else 200
    return render(request, template, {"form": form, **context}, status=status)


def say(request: HttpRequest, sentence: str) -> None:
    toast(request, sentence)


def say_deleted(request: HttpRequest, deletion: Deletion) -> None:
    """What was deleted, with the way back."""
    sentence = _("“%(title)s” was deleted.") % {"title": deletion.label}
    toast(request, sentence, undo=reverse("trail:undo", args=[deletion.pk]))


def ask(request: HttpRequest, **context: Any) -> HttpResponse:
    """The question before a deletion; a post that does not say `sure` is asked again."""
    status = 422 if request.method == "POST" else 200
    return render(request, "strategy/delete.html", context, status=status)
