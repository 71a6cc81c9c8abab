"""How one signs in: only people the company knows, by password, passkey or the company's own provider."""

from __future__ import annotations

import base64
import logging
import os
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from axes.helpers import get_cool_off
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from passerelle.people.models import Person
from passerelle.people.queries import company
from passerelle.people.sealing import UnreadableError, seal, unseal
from passerelle.ui.addresses import public

log = logging.getLogger(__name__)


class Adapter(DefaultAccountAdapter):
    """Nobody signs up alone: people are invited. Its refusals are in our words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _(
            "This person has been deactivated. Ask an owner of the installation."
        ),
        "email_password_mismatch": _("The address or the password is wrong."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("This code is wrong, or no longer valid. Wait for the next one."),
        "incorrect_password": _("This is not your password."),
        "invalid_password_reset": _("This link has already been used, or is too old."),
        "too_many_login_attempts": _("Too many attempts. Wait a few minutes before the next one."),
        "rate_limited": _("Too many requests. Wait a minute before the next one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Under the public name: a request that came by another name must not choose where the link leads."""
        return public(urlsplit(super().get_reset_password_from_key_url(key)).path)

    def format_email_subject(self, subject: str) -> str:
        return subject


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


class SecondFactor(DefaultMFAAdapter):
    """What an authenticator app shows beside the code (our name and the company's); its secret is kept sealed."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is wrong, or no longer valid. Wait for the next one."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """A secret that no key opens becomes one that nobody holds: every code is wrong, and the log says why."""
        try:
            return unseal(encrypted_text)
        except UnreadableError:
            log.error(
                "A second factor was sealed under another secret key: see `passerelle check`."
            )
            return base64.b32encode(os.urandom(20)).decode("ascii")

    def get_totp_issuer(self) -> str:
        name = company().name
        return f"Passerelle {name}".strip()


def address_tried(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str | None:
    """Whom a failure is counted against: the address typed, whatever its case."""
    typed = (credentials or {}).get("email") or request.POST.get("login")
    return typed.strip().lower() if typed else None


def address_of(request: HttpRequest) -> str:
    """Where a request comes from, seen through the trusted proxy when there is one."""
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:  # it comes from no address: a socket of this machine
        return ""


def locked_out(
    request: HttpRequest, credentials: Any = None, *args: Any, **kwargs: Any
) -> HttpResponse:
    """Too many failures: say so, and for how long."""
    wait = get_cool_off(request)
    minutes = max(1, round(wait.total_seconds() / 60)) if wait else 0
    return render(request, "people/locked_out.html", {"minutes": minutes}, status=429)
