"""What binds an exercise, as people write it down."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passerelle.arbitration.forms.bounds import bound
from passerelle.arbitration.models import (
    Absence,
    Arbitration,
    Aside,
    Cash,
    Correction,
    Floor,
    ScenarioFloor,
)
from passerelle.arbitration.queries.visible import candidates, teams_of
from passerelle.people.models import Person
from passerelle.people.queries import company, people_seen_by, product_choices
from passerelle.roadmap.models.initiative import code_of
from passerelle.roadmap.titles import quarter_name
from passerelle.strategy.forms.choices import mark
from passerelle.ui.day import Day
from passerelle.ui.long_select import lengthen

QUARTERS = ("since", "until", "quarter")


class FrameForm(forms.ModelForm[Any]):
    """Quarters are those of the exercise; teams and initiatives those that it arbitrates."""

    def __init__(self, *args: Any, arbitration: Arbitration, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        horizon = arbitration.horizon(first_month=company().fiscal_month)
        for name in QUARTERS:
            if name in self.fields:
                label = self.fields[name].label
                names = [(str(one), quarter_name(one)) for one in horizon]
                self.fields[name] = forms.ChoiceField(label=label, choices=names)
        if "until" in self.fields:
            self.initial.setdefault("until", str(horizon[-1]))
        people = people_seen_by(person).filter(is_active=True)
        choices: tuple[tuple[str, Any, list[str], Any], ...] = (
            ("team", teams_of(arbitration), ["name"], str),
            (
                "initiative",
                candidates(arbitration),
                ["number", "title"],
                lambda n, title: f"{code_of(n)} {title}",
            ),
            ("sponsor", people, ["name", "email"], lambda name, email: name or email),
            ("product", product_choices(person, "arbitration.read"), ["name"], str),
        )
        for name, rows, read, label in choices:
            if name in self.fields:
                lengthen(self.fields[name], rows, *read, label=label)
        if arbitration.product_id:
            self.fields.pop("product", None)
        bound(self)
        mark(self)


class CashForm(FrameForm):
    class Meta:
        model = Cash
        fields = ["since", "until", "amount"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("since", "") > data.get("until", "9"):
            self.add_error("until", _("The last quarter comes before the first."))
        return data


class FloorForm(FrameForm):
    class Meta:
        model = Floor
        fields = ["kind", "theme", "sponsor", "product", "share"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if sum(bool(data.get(name)) for name in ("kind", "theme", "sponsor", "product")) != 1:
            raise forms.ValidationError(
                _("Choose one thing to protect: a kind of theme, a theme, a sponsor or a product.")
            )
        return data


class ScenarioFloorForm(FloorForm):
    """Of one scenario: the same rows; 0 lifts there a floor of the frame."""

    class Meta:
        model = ScenarioFloor
        fields = FloorForm.Meta.fields


class AbsenceForm(FrameForm):
    class Meta:
        model = Absence
        fields = ["team", "trade", "start_on", "end_on", "person_weeks"]
        widgets = {"start_on": Day, "end_on": Day}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, end = data.get("start_on"), data.get("end_on")
        if start and end and end < start:
            self.add_error("end_on", _("It cannot end before it starts."))
        return data


class CorrectionForm(FrameForm):
    class Meta:
        model = Correction
        fields = ["team", "trade", "quarter", "person_weeks", "why"]


class AsideForm(FrameForm):
    class Meta:
        model = Aside
        fields = ["initiative", "why"]


FORMS: dict[str, type[FrameForm]] = {
    "cash": CashForm,
    "floor": FloorForm,
    "absence": AbsenceForm,
    "correction": CorrectionForm,
    "aside": AsideForm,
}
