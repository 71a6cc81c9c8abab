"""The company's settings."""

from __future__ import annotations

import zoneinfo
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from passerelle.people.forms import holds_user_words
from passerelle.people.models import Company

CURRENCIES = ("EUR", "USD", "GBP", "CHF", "CAD", "MAD", "XOF", "SEK", "NOK", "DKK", "PLN")
MONTHS = (
    (1, _("January")),
    (2, _("February")),
    (3, _("March")),
    (4, _("April")),
    (5, _("May")),
    (6, _("June")),
    (7, _("July")),
    (8, _("August")),
    (9, _("September")),
    (10, _("October")),
    (11, _("November")),
    (12, _("December")),
)
DAYS = (
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
)


def zones() -> list[tuple[str, str]]:
    """Time zones named after a place, and UTC."""
    names = sorted(name for name in zoneinfo.available_timezones() if "/" in name)
    kept = [name for name in names if not name.startswith(("Etc/", "SystemV/", "posix/", "right/"))]
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in kept)]


class CompanyForm(forms.ModelForm[Company]):
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES])
    timezone = forms.ChoiceField(label=_("Time zone"), choices=zones)
    fiscal_month = forms.TypedChoiceField(
        label=_("First month of the fiscal year"), choices=MONTHS, coerce=int
    )
    working_days = forms.TypedMultipleChoiceField(
        label=_("Working days"),
        choices=DAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    language = forms.ChoiceField(
        label=_("Default language"),
        choices=settings.LANGUAGES,
        help_text=_("For people who have not chosen theirs, and for what leaves the company."),
    )

    class Meta:
        model = Company
        fields = (
            "name",
            "currency",
            "timezone",
            "fiscal_month",
            "working_days",
            "false_alarms",
            "language",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holds_user_words(self, "currency", "timezone")
        kept = self.instance.currency
        if kept and kept not in CURRENCIES:
            field = self.fields["currency"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(kept, kept), *((code, code) for code in CURRENCIES)]


class NameForm(forms.ModelForm[Company]):
    """The first thing asked: the company's name."""

    class Meta:
        model = Company
        fields = ("name",)
        labels = {"name": _("Name of the company")}
