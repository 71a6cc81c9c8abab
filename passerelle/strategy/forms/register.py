"""Risks and opportunities as people write them down and review them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passerelle.people.forms.unseen import KeepsUnseen
from passerelle.people.models import Person
from passerelle.strategy import queries
from passerelle.strategy.forms.choices import mark, narrow, people
from passerelle.strategy.models import RegisterEntry
from passerelle.ui.day import Day


class EntryForm(KeepsUnseen):
    class Meta:
        model = RegisterEntry
        fields = [
            "kind", "title", "description", "response", "likelihood", "impact", "exposure_low",
            "exposure_high", "state", "review_on", "owner", "product", "objective",
        ]  # fmt: skip
        widgets = {
            "review_on": Day,
            "description": forms.Textarea(attrs={"rows": 3}),
            "response": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark(self)
        narrow(self, person, "register.write")
        self.fields["owner"].queryset = people(person, self.instance.owner_id)  # type: ignore[attr-defined]
        self.fields["objective"].queryset = queries.objectives(person)  # type: ignore[attr-defined]
        self.keep_unseen()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        low, high = data.get("exposure_low"), data.get("exposure_high")
        if low is not None and high is not None and high < low:
            self.add_error("exposure_high", _("The high end is below the low end."))
        return data


class ReviewForm(forms.Form):
    next_on = forms.DateField(label=_("Next review"), widget=Day)
    note = forms.CharField(
        label=_("What was found"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


class StateForm(forms.Form):
    state = forms.ChoiceField(label=_("State"), choices=RegisterEntry.State.choices)
