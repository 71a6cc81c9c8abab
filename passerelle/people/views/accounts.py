"""Letting people in and out, by an owner of the installation: invitations, links, roles, departures."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from passerelle.people.actions import departure, invitation
from passerelle.people.actions import person as actions
from passerelle.people.forms.person import AccountForm, DepartureForm, InviteForm
from passerelle.people.may import me, require_company_wide
from passerelle.people.models import Person
from passerelle.people.views.pages import form_page, posted
from passerelle.ui.addresses import public
from passerelle.ui.toast import toast


def found(request: HttpRequest, pk: int) -> Person:
    require_company_wide(me(request), "account.write")
    return get_object_or_404(Person, pk=pk)


def link_of(token: str) -> str:
    """The address to hand over."""
    return public(reverse("people:accept", args=[token]))


@never_cache
def handed(request: HttpRequest, person: Person, token: str) -> HttpResponse:
    """Mail the link when this installation sends mail; else show it, this once."""
    link = link_of(token)
    if not settings.MAIL_IS_SENT:
        return render(request, "people/link.html", {"person": person, "link": link})
    language = person.language or request.company.language  # type: ignore[attr-defined]
    with translation.override(language):
        text = render_to_string(
            "people/mail/invitation.txt",
            {"person": person, "link": link, "by": me(request), "company": request.company},  # type: ignore[attr-defined]
        )
        send_mail(_("Your way into Passerelle"), text, None, [person.email])
    toast(request, _("The link is on its way to %(email)s.") % {"email": person.email})
    return redirect("people:person", pk=person.pk)


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    require_company_wide(me(request), "account.write")
    form = InviteForm(posted(request), by=me(request))
    if form.is_bound and form.is_valid():
        person, token = invitation.invite(by=me(request), **form.cleaned_data)
        return handed(request, person, token)
    return form_page(
        request,
        form,
        title=_("Invite someone"),
        submit=_("Invite"),
        back=reverse("people:people"),
        note=_("They get a link that works once, for seven days."),
    )


@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    person = found(request, pk)
    return handed(request, person, invitation.link(person, by=me(request)))


@require_http_methods(["GET", "POST"])
def account(request: HttpRequest, pk: int) -> HttpResponse:
    person = found(request, pk)
    form = AccountForm(posted(request), initial={"email": person.email, "role": person.role})
    if form.is_bound and form.is_valid():
        actions.set_account(person, by=me(request), **form.cleaned_data)
        return redirect("people:person", pk=pk)
    return form_page(
        request,
        form,
        title=_("How %(person)s signs in, and with which role") % {"person": person},
        submit=_("Save"),
        back=reverse("people:person", args=[pk]),
        note=_("Roles on a single product are given on the page of the product."),
    )


@require_http_methods(["GET", "POST"])
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    person = found(request, pk)
    owned = len(departure.owned_by(person))
    form = DepartureForm(posted(request), person=person, needed=bool(owned))
    if form.is_bound and form.is_valid():
        heir = form.cleaned_data["heir"]
        departure.deactivate(person, heir=heir, by=me(request))
        toast(request, _("%(person)s no longer has access.") % {"person": person})
        return redirect("people:person", pk=pk)
    note = ngettext(
        "%(owned)s thing they own goes to someone else."
        " Their sessions and the links they shared end now, their memberships today.",
        "%(owned)s things they own go to someone else."
        " Their sessions and the links they shared end now, their memberships today.",
        owned,
    ) % {"owned": owned}
    if not owned:
        note = _(
            "They own nothing. Their sessions and the links they shared end now, their memberships today."
        )
    return form_page(
        request,
        form,
        title=_("Deactivate %(person)s?") % {"person": person},
        submit=_("Deactivate"),
        back=reverse("people:person", args=[pk]),
        note=note,
    )


@require_POST
def reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    person = departure.reactivate(found(request, pk), by=me(request))
    toast(request, _("%(person)s has access again, with the same roles.") % {"person": person})
    return redirect("people:person", pk=pk)
