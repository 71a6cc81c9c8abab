"""Reading, comparing, publishing the vision and the strategy."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.people.may import grants_of, me, require
from passerelle.strategy import actions, queries, sentences
from passerelle.strategy.diff import changed_words, compare, counted
from passerelle.strategy.forms import StatementForm
from passerelle.strategy.models import Statement
from passerelle.strategy.rows import reader_rows
from passerelle.strategy.views import found
from passerelle.ui.alphabetical import Alphabetical

SHOWN = 50  # of the objectives and key results that a change touches; the sentence counts them all


@require_GET
def versions(request: HttpRequest) -> HttpResponse:
    """Every version of both texts, the newest first."""
    require(me(request), "strategy.read")
    rows = queries.statements(me(request)).order_by("kind", "-number")
    context = {"page": found.page_of(request, rows), "kinds": Statement.Kind.choices}
    return render(request, "strategy/statements.html", context)


@require_GET
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """One version, the way to its neighbours, and whether I have read it."""
    row = found.statement(request, pk)
    return render(request, "strategy/statement.html", _context(request, row))


@require_GET
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """The text alone, to be printed or handed over."""
    return render(request, "strategy/printed.html", {"statement": found.statement(request, pk)})


def _context(request: HttpRequest, row: Statement) -> dict[str, Any]:
    counts = queries.reading_of(row, me(request))
    versions = list(queries.versions(me(request), row.kind))
    return {
        "statement": row,
        "versions": versions,
        "is_current": versions[0].pk == row.pk,
        "previous": next((v for v in versions if v.number < row.number), None),
        "read_by": sentences.read_by(counts["readers"], counts["people"]),
        "read_by_me": bool(counts["mine"]),
    }


@require_POST
def acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    row = found.statement(request, pk)
    actions.acknowledge(row, by=me(request))
    found.say(request, _("Noted: you have read version %(number)s.") % {"number": row.number})
    return redirect(row)


@require_GET
def readers(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has read it and who has not, for those who write the strategy."""
    row = found.statement(request, pk)
    require(me(request), "strategy.write")
    read = dict(row.acknowledgements.values_list("person_id", "at"))
    audience = queries.audience().only("name", "email", "role")
    people = found.page_of(request, audience.order_by(Alphabetical("name"), "pk"))
    counts = queries.reading_of(row, me(request))
    context = {
        "statement": row,
        "page": people,
        "rows": reader_rows(people, read),
        "read_by": sentences.read_by(counts["readers"], counts["people"]),
    }
    return render(request, "strategy/readers.html", context)


@require_GET
def difference(request: HttpRequest, pk: int, before: int) -> HttpResponse:
    """What changed from version `before` to this one, and which objectives speak of it."""
    new, old = found.two_versions(request, pk, before)
    pieces = compare(old.body, new.body)
    words = changed_words(compare(_whole(old), _whole(new)))
    total, touched = queries.touched(me(request), words, limit=SHOWN)
    context = {
        "new": new,
        "old": old,
        "title_pieces": compare(old.title, new.title),
        "pieces": pieces,
        "versions": queries.versions(me(request), new.kind),
        "changed": sentences.changed(
            added=counted(pieces, "added"), removed=counted(pieces, "removed")
        ),
        "touched": touched,
        "touches": sentences.touches(total),
    }
    return render(request, "strategy/difference.html", context)


def _whole(row: Statement) -> str:
    return f"{row.title}\n{row.body}"


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, kind: str) -> HttpResponse:
    """Write the next version, starting from the last."""
    person = me(request)
    if kind not in Statement.Kind.values or not grants_of(person).company_wide("strategy.write"):
        raise Http404(kind)
    last = queries.statements(person).filter(kind=kind).order_by("-number").first()
    start = {"title": last.title, "body": last.body} if last else None
    form = StatementForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        row = actions.publish(kind=kind, by=person, **form.cleaned_data)
        found.say(request, _("Version %(number)s is in force.") % {"number": row.number})
        return redirect(row)
    label = Statement.Kind(kind).label
    context = {"kind": kind, "kind_text": label, "last": last, "today": timezone.localdate()}
    return found.show_form(request, "strategy/publish.html", form, **context)
