"""The two pages every noun here shares: a form, and "are you sure?"; and the cut of a list at 100 rows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

PAGE = 100


def page_of(
    request: HttpRequest, rows: QuerySet[Any] | list[Any], *, size: int = PAGE
) -> Page[Any]:
    """The page of a list that the address asks for; a wrong number gives the nearest one."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    *,
    title: Any,
    submit: Any,
    back: str,
    note: Any = "",
    remove: str = "",
    about: Model | None = None,
) -> HttpResponse:
    """A form alone on its page; 422 when it comes back with errors.

    `remove` is where a mistake is taken away; `about` is what the history at the foot is that of.
    """
    shown = {
        "form": form,
        "title": title,
        "submit": submit,
        "back": back,
        "note": note,
        "remove": remove,
        "about": about,
    }
    return render(request, "people/form.html", shown, status=422 if form.errors else 200)


def confirm_page(
    request: HttpRequest, *, title: Any, note: Any, submit: Any, back: str, going: Any = ()
) -> HttpResponse:
    """Ask before something goes; `going` lists what goes with it, as (name, number)."""
    shown = {"title": title, "note": note, "submit": submit, "back": back, "going": going}
    return render(request, "people/confirm.html", shown)


def posted(request: HttpRequest) -> Any:
    """The form's data when it was sent, None when the page is only opened."""
    return request.POST if request.method == "POST" else None


def hanging_on(obj: Model) -> list[tuple[Any, int]]:
    """What deleting the object takes along, by kind: (plural name, number)."""
    from django.db import router
    from django.db.models.deletion import Collector

    collector = Collector(using=router.db_for_write(type(obj)), origin=obj)
    collector.collect([obj])
    kept = {model: len(rows) for model, rows in collector.data.items() if model is not type(obj)}
    for rows in collector.fast_deletes:
        kept[rows.model] = kept.get(rows.model, 0) + rows.count()
    return [(model._meta.verbose_name_plural, number) for model, number in kept.items() if number]
