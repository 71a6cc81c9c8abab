"""A theme of the company's list."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from passerelle.roadmap.models import Theme


class ThemeForm(forms.Form):
    name = forms.CharField(label=_("name"), max_length=60)
    letter = forms.CharField(
        label=_("letter"),
        max_length=1,
        required=False,
        help_text=_("Shown in front of its initiatives; the first of its name when empty."),
    )
    kind = forms.ChoiceField(label=_("kind"), choices=Theme.Kind.choices)
