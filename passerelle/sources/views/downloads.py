"""Files to take away: templates to fill in, and what was refused."""

from __future__ import annotations

import io

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from passerelle.connect.mapping import FIELDS, template_rows
from passerelle.people.may import me, require
from passerelle.reports.sheets import csv_bytes, write_xlsx
from passerelle.sources.report import read_problems
from passerelle.sources.sentences import said
from passerelle.sources.views.found import find_import
from passerelle.ui.language import lang

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """A file with the columns that are recognised and one example row, in the page's language."""
    require(me(request), "import.run")
    if kind not in FIELDS:
        raise Http404(kind)
    columns, rows = template_rows(kind, lang())
    if request.GET.get("as") == "xlsx":
        book = io.BytesIO()
        write_xlsx(book, columns, rows)
        response = _file(f"{kind}.xlsx", XLSX)
        response.write(book.getvalue())
        return response
    response = _file(f"{kind}.csv", "text/csv; charset=utf-8")
    response.write(csv_bytes(columns, rows))
    return response


@require_GET
def problems(request: HttpRequest, pk: int) -> HttpResponse:
    """Every problem with its place, to mend the file beside it."""
    of = find_import(request, pk)
    told = ((one.place, said(one)) for one in read_problems(of))
    rows = [(at.row, at.column, words.what, words.hint) for at, words in told]
    response = _file(f"problems-{of.pk}.csv", "text/csv; charset=utf-8")
    header = [_("Row"), _("Column"), _("What is wrong"), _("What to do")]
    response.write(csv_bytes(header, rows))
    return response


def _file(name: str, kind: str) -> HttpResponse:
    return HttpResponse(
        content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
