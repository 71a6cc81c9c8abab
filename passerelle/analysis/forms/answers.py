"""What is decided about an answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passerelle.analysis.models import Decision


class DecisionForm(forms.Form):
    said = forms.ChoiceField(
        label=_("Decision"), choices=Decision.Said.choices, widget=forms.RadioSelect
    )
    found = forms.ChoiceField(
        label=_("What it was"),
        help_text=_("Only for what was checked: it is what our verdicts are held against."),
        choices=[("", "—"), *Decision.Found.choices],
        required=False,
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        chosen: dict[str, Any] = super().clean() or {}
        is_check = chosen.get("said") == Decision.Said.CHECKED
        if is_check and not chosen.get("found"):
            self.add_error("found", _("Say what it was: that is what a check is for."))
        if not is_check:
            chosen["found"] = ""
        return chosen
