"""Key results: the table, one of them with its check-ins, writing, checking in."""

from __future__ import annotations

from typing import cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.people.may import may, me, require
from passerelle.people.veil import shown
from passerelle.strategy import actions, queries, sentences
from passerelle.strategy.forms import CheckInForm, KeyResultForm
from passerelle.strategy.known import known
from passerelle.strategy.models import KeyResult
from passerelle.strategy.queries.row import CourseRow
from passerelle.strategy.views import found
from passerelle.ui.know import answer

WRITE, CHECK_IN = "objective.write", "key_result.check_in"


@require_GET
def key_results(request: HttpRequest) -> HttpResponse:
    """Every key result where it stands, a hundred a page."""
    person = me(request)
    require(person, "strategy.read")
    archived = request.GET.get("archived") == "1"
    mine = request.GET.get("mine") == "1"
    facts = queries.key_results(person, archived=archived)
    page = found.page_of(request, facts.filter(owner=person) if mine else facts)
    listed = cast("QuerySet[KeyResult]", page.object_list)
    rows = queries.course(person, timezone.localdate(), listed)
    context = {
        "page": page,
        "rows": rows,
        "reading": sentences.course(row.state for row in rows),
        "chosen": request.GET,
    }
    return render(request, "strategy/key_results.html", context)


@require_GET
def key_result(request: HttpRequest, pk: int) -> HttpResponse:
    """One key result: where it stands and why, what its owner said and when."""
    row, person = found.key_result(request, pk), me(request)
    today = timezone.localdate()
    may_check_in = may(person, CHECK_IN, row)
    course = queries.course_of(row, today)
    context = {
        "row": course,
        "key_result": row,
        "measure": shown(person, "measure.read", row.measure),
        "page": found.page_of(request, row.check_ins.select_related("by")),
        "history": queries.history(row, today=today),
        "form": CheckInForm(key_result=row, initial=proposed(course), last=last_told(course))
        if may_check_in
        else None,
        "may_write": may(person, WRITE, row),
    }
    return render(request, "strategy/key_result.html", context)


@require_GET
def know(request: HttpRequest, pk: int) -> HttpResponse:
    """How a key result's number is known: where it comes from, how the verdict was reached."""
    row, person = found.key_result(request, pk), me(request)
    return answer(
        request,
        known(
            queries.course_of(row, timezone.localdate()),
            measure=shown(person, "measure.read", row.measure),
        ),
    )


def proposed(course: CourseRow) -> dict[str, object]:
    """What a check-in starts from: today, and the chances given last time if there was one."""
    return {"on": course.today, "confidence": course.chances}


def last_told(course: CourseRow) -> str:
    """The value to start from, in its unit; empty before the first."""
    if course.now is None:
        return ""
    return _("Last told: %(value)s, on %(day)s.") % {
        "value": course.now_text,
        "day": course.now_on_text,
    }


@require_http_methods(["GET", "POST"])
def check_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Say where it stands; the page comes back with what is wrong, if anything is."""
    row, person = found.key_result(request, pk), me(request)
    require(person, CHECK_IN, row)
    course = queries.course_of(row, timezone.localdate())
    form = CheckInForm(
        request.POST or None, key_result=row, initial=proposed(course), last=last_told(course)
    )
    if request.method == "POST" and form.is_valid():
        actions.check_in(row, by=person, **form.cleaned_data)
        found.say(request, _("Checked in: thank you."))
        return redirect(row)
    context = {"key_result": row, "row": course}
    return found.show_form(request, "strategy/check_in.html", form, **context)


@require_http_methods(["GET", "POST"])
def new_key_result(request: HttpRequest, pk: int) -> HttpResponse:
    """A key result under objective `pk`, over the objective's own dates until someone says otherwise."""
    above, person = found.objective(request, pk), me(request)
    require(person, WRITE, above)
    dates = {"start_on": above.start, "target_on": above.end, "owner": above.owner_id}
    form = KeyResultForm(
        request.POST or None, person=person, initial=dates, instance=KeyResult(objective=above)
    )
    if request.method == "POST" and form.is_valid():
        actions.create_key_result(above, by=person, **form.cleaned_data)
        found.say(request, _("The key result is set."))
        return redirect(above)
    return found.show_form(request, "strategy/key_result_form.html", form, objective=above)


@require_http_methods(["GET", "POST"])
def edit_key_result(request: HttpRequest, pk: int) -> HttpResponse:
    row, person = found.key_result(request, pk), me(request)
    require(person, WRITE, row)
    form = KeyResultForm(request.POST or None, person=person, instance=row)
    if request.method == "POST" and form.is_valid():
        actions.change_key_result(row, by=person, **form.cleaned_data)
        return redirect(row)
    context = {"key_result": row, "objective": row.objective}
    return found.show_form(request, "strategy/key_result_form.html", form, **context)


@require_POST
def archive_key_result(request: HttpRequest, pk: int) -> HttpResponse:
    """Archive, or bring back with `back=1`."""
    row, person = found.key_result(request, pk), me(request)
    require(person, WRITE, row)
    (actions.unarchive if request.POST.get("back") else actions.archive)(row, by=person)
    return redirect(row)


@require_http_methods(["GET", "POST"])
def delete_key_result(request: HttpRequest, pk: int) -> HttpResponse:
    row, person = found.key_result(request, pk), me(request)
    require(person, WRITE, row)
    if request.POST.get("sure"):
        found.say_deleted(request, actions.remove(row, by=person))
        return redirect(row.objective)
    return found.ask(request, row=row, lost=row.check_ins.count(), back=row.get_absolute_url())
