"""The sign-in forms of django-allauth, in our words and both languages."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _


class Worded:
    """Replaces labels and hints; placeholders say nothing that a label does not say better."""

    labels: ClassVar[dict[str, Any]] = {}
    hints: ClassVar[dict[str, Any]] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")


class SignIn(Worded, account.LoginForm):
    labels = {
        "login": _("E-mail"),
        "password": _("Password"),
        "remember": _("Stay signed in on this device"),
    }


class ChangePassword(Worded, account.ChangePasswordForm):
    labels = {
        "oldpassword": _("Current password"),
        "password1": _("New password"),
        "password2": _("New password, again"),
    }
    hints = {"password1": _("At least 12 characters. A sentence is a good password.")}


class SetPassword(Worded, account.SetPasswordForm):
    labels = {"password1": _("New password"), "password2": _("New password, again")}
    hints = {"password1": _("At least 12 characters. A sentence is a good password.")}


class AskReset(Worded, account.ResetPasswordForm):
    labels = {"email": _("E-mail")}


class Reset(Worded, account.ResetPasswordKeyForm):
    labels = {"password1": _("New password"), "password2": _("New password, again")}
    hints = {"password1": _("At least 12 characters. A sentence is a good password.")}


class Confirm(Worded, account.ReauthenticateForm):
    labels = {"password": _("Password")}


class Code(Worded, mfa.AuthenticateForm):
    labels = {"code": _("Code")}


class ConfirmCode(Worded, mfa.ReauthenticateForm):
    labels = {"code": _("Code")}


class ActivateApp(Worded, totp.ActivateTOTPForm):
    labels = {"code": _("Code shown by the app")}


class AddKey(Worded, webauthn.AddWebAuthnForm):
    labels = {"name": _("Name of the key"), "passwordless": _("Sign in with it alone")}
    hints = {
        "name": _("So that you recognise it: “Work laptop”, “Blue key”."),
        "passwordless": _("A passkey replaces the password. Otherwise the key comes after it."),
    }


class NameKey(Worded, webauthn.EditWebAuthnForm):
    labels = {"name": _("Name of the key")}
