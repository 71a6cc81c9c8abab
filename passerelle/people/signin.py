"""How one signs in: only people the company knows, by password, passkey or the company's own provider."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from passerelle.people.models import Person


class Adapter(DefaultAccountAdapter):
    """Nobody signs up alone: people are invited."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class OutsideAdapter(DefaultSocialAccountAdapter):
    """The provider proves an e-mail address; the person behind it must already be one of ours, and active."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if sociallogin.is_existing:
            return
        proven = [a.email.lower() for a in sociallogin.email_addresses if a.verified]
        person = Person.objects.filter(email__in=proven, is_active=True).first()
        if person is None:
            raise ImmediateHttpResponse(render(request, "people/unknown.html", status=403))
        sociallogin.connect(request, person)


def locked_out(
    request: HttpRequest, credentials: Any = None, *args: Any, **kwargs: Any
) -> HttpResponse:
    """Too many failures: say so, and for how long."""
    return render(request, "people/locked_out.html", status=429)
