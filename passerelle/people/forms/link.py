"""What is chosen when a link is made."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ShareForm(forms.Form):
    label = forms.CharField(label=_("For whom"), max_length=120, required=False)
    days = forms.TypedChoiceField(
        label=_("Valid for"),
        coerce=int,
        initial=14,
        choices=[(7, _("7 days")), (14, _("14 days")), (30, _("30 days")), (90, _("90 days"))],
    )
