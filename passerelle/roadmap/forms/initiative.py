"""The whole initiative as a form. The action decides what may be; the form only reads."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passerelle.people.forms.unseen import KeepsUnseen
from passerelle.people.models import Person
from passerelle.roadmap.fields import FIELDS
from passerelle.roadmap.forms.cells import written
from passerelle.roadmap.forms.shown import WEEKS, unit_said
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.queries.reach import choices
from passerelle.ui.day import Day
from passerelle.ui.language import lang
from passerelle.ui.typed import words

LINKS = ("product", "objective", "team", "owner", "sponsor", "theme", "success_measure")
DATES = ("start_on", "end_on", "late_on", "promised_on", "delivered_on", "deadline")
POINTS = tuple(f"{r}_{p}" for r in ("value", "cost", "effect") for p in ("low", "mid", "high"))
NUMBERS = (*POINTS, "delay")


class InitiativeForm(KeepsUnseen):
    """`version` is the one the person was looking at."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    departments = forms.CharField(
        label=_("Departments"),
        required=False,
        help_text=_("Separated by commas: Sales, Legal."),
    )

    class Meta:
        model = Initiative
        fields = (
            "title", "problem", "product", "objective", "team", "owner", "sponsor", "theme", "departments",
            "state", "bucket", *DATES, "value_low", "value_mid", "value_high", "value_unit",
            "value_months", "cost_low", "cost_mid", "cost_high", "cost_unit", "confidence", "delay",
            "evidence_count", "success_measure", "effect_low", "effect_mid", "effect_high",
        )  # fmt: skip
        localized_fields = NUMBERS
        widgets = {
            **{name: Day() for name in DATES},
            "problem": forms.Textarea(attrs={"rows": 4, "data-user": ""}),
        }

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in LINKS:
            self.fields[name].queryset = choices(person, name)  # type: ignore[attr-defined]
            self.fields[name].widget.attrs["data-user"] = ""
        for name in ("value_unit", "cost_unit"):
            if self.initial.get(name):
                self.initial[name] = unit_said(self.initial[name])
        if self.instance.pk:
            self.initial["departments"] = ", ".join(self.instance.departments)
            self.initial["version"] = self.instance.version
            self._keep_present()
            for name in NUMBERS:  # without the needless decimal of `160,0`
                value = getattr(self.instance, name)
                self.initial[name] = written(FIELDS[name], [value], lang=lang())
        self.keep_unseen()

    def _keep_present(self) -> None:
        """What the initiative holds, and its person may see, stays choosable even if they cannot choose it anew."""
        for name in LINKS:
            current = getattr(self.instance, name)  # none where it is veiled
            if current:
                field: Any = self.fields[name]
                held = field.queryset.model._base_manager.filter(pk=current.pk)
                field.queryset = field.queryset.distinct() | held.distinct()

    def _clean_unit(self, name: str) -> str:
        """Ours is kept under one name, whatever the language it was read in."""
        typed: str = self.cleaned_data[name]
        return WEEKS if typed == unit_said(WEEKS) else typed

    def clean_value_unit(self) -> str:
        return self._clean_unit("value_unit")

    def clean_cost_unit(self) -> str:
        return self._clean_unit("cost_unit")

    def clean_departments(self) -> list[str]:
        return words(self.cleaned_data["departments"])

    def _post_clean(self) -> None:
        """Nothing is written on the instance here: the action does, in its transaction."""

    @property
    def values(self) -> dict[str, Any]:
        """Every field of the initiative as the person left it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}
