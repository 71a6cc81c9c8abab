"""A form with one of each control."""

from django import forms
from django.utils.translation import gettext_lazy as _

from passerelle.ui.day import Day


class SampleForm(forms.Form):
    title = forms.CharField(label=_("Title"), help_text=_("As a customer would say it."))
    amount = forms.DecimalField(label=_("Amount"), required=False)
    due = forms.DateField(label=_("Due"), required=False, widget=Day)
    horizon = forms.ChoiceField(
        label=_("Horizon"),
        choices=[("short", _("Short term")), ("long", _("Long term"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Note"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    sure = forms.BooleanField(label=_("I have read this"), required=False)
