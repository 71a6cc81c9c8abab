"""Preparing: the list of workshops of an exercise, the rule, what is on the table, who is invited."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from passerelle.arbitration.models import Solution
from passerelle.arbitration.queries import candidates, framed
from passerelle.arbitration.queries import find as find_arbitration
from passerelle.people.may import may, me, require
from passerelle.people.models import Person
from passerelle.roadmap.queries import visible as visible_initiatives
from passerelle.ui.addresses import public
from passerelle.ui.toast import toast
from passerelle.workshop import actions, queries, sentences
from passerelle.workshop.codes import square
from passerelle.workshop.forms import InviteForm, WorkshopForm
from passerelle.workshop.models import Participant, Subject, Workshop
from passerelle.workshop.spread import FEWEST
from passerelle.workshop.veil import veiled

WRITE = "workshop.write"
LINKS = "workshop_links"  # in the session, until they are shown once


@require_http_methods(["GET", "POST"])
def workshops(request: HttpRequest, number: int) -> HttpResponse:
    """The workshops of an exercise; POST begins one."""
    person = me(request)
    arbitration = find_arbitration(person, number)
    require(person, "workshop.read", arbitration)
    may_write = may(person, WRITE, arbitration)
    if request.method == "POST":
        require(person, WRITE, arbitration)
    first = {"name": arbitration.name, "budget": _there(arbitration) if may_write else 0.0}
    form = WorkshopForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        made = actions.begin(arbitration, by=person, **form.cleaned_data)
        return redirect("workshop:setup", number=made.number)
    rows = list(queries.of(arbitration, person))
    known = {
        "arbitration": arbitration,
        "title": sentences.listed(rows),
        "rows": rows,
        "form": form,
        "may_write": may_write,
    }
    return render(request, "workshop/list.html", known, status=422 if form.errors else 200)


def _there(arbitration: Any) -> float:
    """The person-weeks that the last plan found had, nobody added; else of the frame; nothing without a frame."""
    plans = Solution.objects.filter(scenario__arbitration=arbitration)
    last = plans.filter(scenario__capacity_changes=None).order_by("-pk").first()
    if last is not None:
        room = (week for team in last.found["capacity"] for trade in team for week in trade)
        return round(float(sum(room)), 1)
    found = framed(arbitration)
    return round(float(found.problem.capacity.sum()), 1) if found else 0.0


@require_http_methods(["GET", "POST"])
def setup(request: HttpRequest, number: int) -> HttpResponse:
    """What is prepared before the first round; afterwards, who is invited and what is on the table."""
    person = me(request)
    row = queries.find(person, number, write=True)
    form = WorkshopForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        actions.change(row, by=person, **form.cleaned_data)
        toast(request, _("The rule and the budget are kept."))
        return redirect("workshop:setup", number=number)
    return _page(request, row, form=form)


def _page(
    request: HttpRequest,
    row: Workshop,
    *,
    form: WorkshopForm | None = None,
    invite: InviteForm | None = None,
) -> HttpResponse:
    person = me(request)
    there = row.subjects.values_list("initiative_id", flat=True)
    offered = candidates(row.arbitration).filter(pk__in=visible_initiatives(person).values("pk"))
    wrong = (form and form.errors) or (invite and invite.errors)
    subjects = list(veiled(person, row.subjects.select_related("initiative")))
    invited = row.participants.count()
    known = {
        "workshop": row,
        "arbitration": row.arbitration,
        "title": sentences.prepared(people=invited, subjects=len(subjects)),
        "form": form or WorkshopForm(instance=row),
        "rule": sentences.rule(row),
        "subjects": subjects,
        "offered": offered.exclude(pk__in=there),
        "participants": row.participants.all(),
        "too_few": FEWEST if invited < FEWEST else 0,
        "invite": invite or InviteForm(person=person),
        "links": [(name, url, square(url)) for name, url in request.session.pop(LINKS, [])],
    }
    return render(request, "workshop/setup.html", known, status=422 if wrong else 200)


@require_POST
def subjects(request: HttpRequest, number: int) -> HttpResponse:
    """Put the ticked initiatives on the table."""
    person = me(request)
    row = queries.find(person, number, write=True)
    picked = [int(pk) for pk in request.POST.getlist("pick") if pk.isdecimal() and len(pk) < 10]
    rows = candidates(row.arbitration).filter(pk__in=visible_initiatives(person).values("pk"))
    actions.put_on_table(row, rows.filter(pk__in=picked), by=person)
    return redirect(f"{reverse('workshop:setup', args=[number])}#s2")


@require_POST
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    person = me(request)
    subject = get_object_or_404(Subject, pk=pk, workshop__in=queries.visible(person))
    require(person, WRITE, subject.workshop)
    actions.take_off(subject, by=person)
    return redirect(f"{reverse('workshop:setup', args=[subject.workshop.number])}#s2")


@require_POST
def participants(request: HttpRequest, number: int) -> HttpResponse:
    """Invite people; their links are shown once, on the page that follows."""
    person = me(request)
    row = queries.find(person, number, write=True)
    form = InviteForm(request.POST, person=person)
    if not form.is_valid():
        return _page(request, row, invite=form)
    made = [*_invited(row, form, by=person)]
    _show_once(request, made)
    toast(
        request,
        ngettext("%(n)d person is invited.", "%(n)d people are invited.", len(made))
        % {"n": len(made)},
    )
    return redirect(f"{reverse('workshop:setup', args=[number])}#s3")


def _invited(row: Workshop, form: InviteForm, *, by: Person) -> list[tuple[Participant, str]]:
    """All of them or none."""
    from django.db import transaction

    bloc = form.cleaned_data["bloc"].strip()
    with transaction.atomic():
        known = [
            actions.invite(row, name=str(one), person=one, email=one.email, bloc=bloc, by=by)
            for one in form.cleaned_data["people"]
        ]
        return known + [
            actions.invite(row, name=one.name, email=one.email, bloc=bloc, by=by)
            for one in form.cleaned_data["others"]
        ]


def _show_once(request: HttpRequest, made: list[tuple[Participant, str]]) -> None:
    request.session[LINKS] = [
        (who.name, public(reverse("workshop:ballot", args=[token]))) for who, token in made
    ]


def _participant(request: HttpRequest, pk: int) -> Participant:
    person = me(request)
    found = get_object_or_404(
        Participant.objects.select_related("workshop__arbitration"),
        pk=pk,
        workshop__in=queries.visible(person),
    )
    require(person, WRITE, found.workshop)
    return found


@require_POST
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Another link, shown once; the one before opens nothing any more."""
    who = _participant(request, pk)
    _show_once(request, [(who, actions.renew(who, by=me(request)))])
    return redirect(f"{reverse('workshop:setup', args=[who.workshop.number])}#s3")


@require_POST
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    who = _participant(request, pk)
    actions.forget(who, by=me(request))
    return redirect(f"{reverse('workshop:setup', args=[who.workshop.number])}#s3")
