"""What leaves as a file: a frozen pack as a PDF, as slides, its figures as CSV."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from passerelle.board.models import Pack
from passerelle.board.queries import packs
from passerelle.board.reading import csv_of
from passerelle.board.views import language, linked
from passerelle.ui.discreet import discreet

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def _found(request: HttpRequest, number: int) -> Pack:
    return get_object_or_404(packs(request.user), number=number)


@require_GET
def pdf(request: HttpRequest, number: int) -> HttpResponse:
    return _pdf(_found(request, number), language(request))


@require_GET
def slides(request: HttpRequest, number: int) -> HttpResponse:
    """PowerPoint, whose charts and tables can be edited."""
    return _slides(_found(request, number), language(request))


@require_GET
def figures(request: HttpRequest, number: int) -> HttpResponse:
    """Every figure of the pack as CSV."""
    found = _found(request, number)
    body = csv_of(found.content[language(request)])
    return _attached(body, f"pack-{found.number}.csv", "text/csv; charset=utf-8")


@login_not_required
@require_GET
def shared_pdf(request: HttpRequest, token: str) -> HttpResponse:
    return discreet(_pdf(linked(token), language(request)))


@login_not_required
@require_GET
def shared_slides(request: HttpRequest, token: str) -> HttpResponse:
    return discreet(_slides(linked(token), language(request)))


def _pdf(found: Pack, written_in: str) -> HttpResponse:
    from passerelle.reports.pack import render_pdf

    body = render_pdf(found.content[written_in])
    return _attached(body, _name(found, written_in, "pdf"), "application/pdf")


def _slides(found: Pack, written_in: str) -> HttpResponse:
    from passerelle.reports.slides import render_pptx

    body = render_pptx(found.content[written_in])
    return _attached(body, _name(found, written_in, "pptx"), PPTX)


def _name(found: Pack, written_in: str, ending: str) -> str:
    return f"passerelle-{found.period}-{written_in}.{ending}"


def _attached(body: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(body, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
