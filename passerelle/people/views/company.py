"""The company's settings, and the first-run path."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from passerelle.people import first_steps, voice
from passerelle.people.actions import company as actions
from passerelle.people.forms.company import CompanyForm, NameForm
from passerelle.people.may import me, require_company_wide
from passerelle.people.queries import company
from passerelle.people.views.pages import form_page, posted
from passerelle.ui.toast import toast


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    require_company_wide(me(request), "company.write")
    form = CompanyForm(posted(request), instance=company())
    if form.is_bound and form.is_valid():
        actions.change(company(), by=me(request), **form.cleaned_data)
        toast(request, _("The settings are saved."))
        return redirect("people:settings")
    return form_page(
        request,
        form,
        title=_("What every figure relies on"),
        submit=_("Save"),
        back=reverse("people:welcome"),
        about=company(),
    )


@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    require_company_wide(me(request), "company.write")
    form = NameForm(posted(request), instance=company())
    if form.is_bound and form.is_valid():
        actions.change(company(), by=me(request), **form.cleaned_data)
        return redirect("people:welcome")
    steps = first_steps.path()
    shown = {
        "form": form,
        "steps": steps,
        "title": voice.of_welcome(len(steps), done=sum(step.done for step in steps)),
    }
    status = 422 if form.errors else 200
    return render(request, "people/welcome.html", shown, status=status)
