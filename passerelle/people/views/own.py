"""What each does for themselves: come in by a link, their profile, their sessions."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from axes.utils import reset
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from passerelle.people.actions import invitation, session
from passerelle.people.actions import person as actions
from passerelle.people.forms.person import PasswordForm, ProfileForm
from passerelle.people.forms.signin import SignIn
from passerelle.people.may import me
from passerelle.people.models import Person
from passerelle.people.views.pages import posted
from passerelle.ui.toast import toast


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind an invitation: choose a password and be in, once a second factor is given where there is one."""
    person = invitation.find(token).person
    form = PasswordForm(posted(request), person=person)
    if form.is_bound and form.is_valid():
        password = form.cleaned_data["password"]
        person = invitation.accept(token, password=password)
        reset(username=person.email)
        return _let_in(request, person, password=password)
    status = 422 if form.errors else 200
    return render(request, "people/accept.html", {"form": form, "person": person}, status=status)


def _let_in(request: HttpRequest, person: Person, *, password: str) -> HttpResponse:
    """As if the new password had just been typed, whoever was signed in on this browser."""
    get_adapter().logout(request)
    typed = {"login": person.email, "password": password, "remember": True}
    form = SignIn(typed, request=request)
    is_let_in = form.is_valid()  # not where too many attempts came from the same place
    answer: HttpResponse = form.login(request) if is_let_in else redirect("account_login")
    toast(request, _("Your password is set."))
    return answer


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    form = ProfileForm(posted(request), instance=Person.objects.get(pk=me(request).pk))
    if form.is_bound and form.is_valid():
        stored = Person.objects.get(pk=me(request).pk)
        actions.change(stored, by=stored, **form.cleaned_data)
        toast(request, _("Your profile is saved."))
        return redirect("people:profile")
    status = 422 if form.errors else 200
    return render(request, "people/profile.html", {"form": form}, status=status)


@require_POST
def session_end(request: HttpRequest, pk: int) -> HttpResponse:
    session.end(pk, by=me(request))
    toast(request, _("This session has ended."))
    return redirect("usersessions_list")
