"""How a subject ends."""

from __future__ import annotations

from typing import Any

from django import forms

from passerelle.people.models import Person
from passerelle.strategy.forms.choices import mark, people
from passerelle.ui.day import Day
from passerelle.workshop.models import Decision


class DecisionForm(forms.ModelForm[Decision]):
    class Meta:
        model = Decision
        fields = ["said", "why", "owner", "review_on"]
        widgets = {"review_on": Day}

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people(person, self.instance.owner_id)  # type: ignore[attr-defined]
        mark(self)
