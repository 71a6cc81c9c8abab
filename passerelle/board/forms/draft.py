"""What a person chooses before freezing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passerelle.board.sections import SECTIONS
from passerelle.kernel.periods import Quarter
from passerelle.people.queries import company


class DraftForm(forms.Form):
    period = forms.CharField(label=_("Quarter"), max_length=7, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Title, in your own words"),
        help_text=_("Left empty, the pack finds its own from the state of the key results."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"data-user": ""}),
    )
    message = forms.CharField(
        label=_("Message to the executive committee"),
        help_text=_("A blank line begins a new paragraph."),
        max_length=6000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "data-user": ""}),
    )
    sections = forms.MultipleChoiceField(
        label=_("Sections"), widget=forms.CheckboxSelectMultiple, choices=[]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["sections"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(key, part.name) for key, part in SECTIONS.items()]

    def clean_period(self) -> Quarter:
        try:
            return Quarter.parse(self.cleaned_data["period"], first_month=company().fiscal_month)
        except ValueError as error:
            raise forms.ValidationError(_("A quarter is written like 2026-Q4.")) from error
