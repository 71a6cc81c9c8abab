"""Measures, values, targets, definitions and terms as people write them down."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passerelle.kpis.models import Definition, Measure, MeasureLink, Target, TypedValue
from passerelle.kpis.queries import visible
from passerelle.people.forms.unseen import KeepsUnseen
from passerelle.people.may import company_wide, seen_by
from passerelle.people.models import Person, Product
from passerelle.people.queries import people_seen_by, visible_teams
from passerelle.ui.day import Day

WRITE = "measure.write"


class Names(forms.CharField):
    """A list of names, written with commas."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        names = value if isinstance(value, list) else (value or "").split(",")
        return list(dict.fromkeys(name.strip()[:80] for name in names if name.strip()))


class MeasureForm(KeepsUnseen):
    dimensions = Names(
        label=_("Dimensions"),
        required=False,
        help_text=_("Columns of the file to break it down by, with commas: country, plan."),
        widget=forms.TextInput(attrs={"data-user": ""}),
    )
    definition = forms.CharField(
        label=_("Definition"),
        required=False,
        max_length=4000,
        help_text=_("What is counted, what is left out, since today."),
        widget=forms.Textarea(attrs={"rows": 3, "data-user": ""}),
    )

    class Meta:
        model = Measure
        fields = [
            "name", "unit", "decimals", "direction", "formula", "cadence", "source", "dimensions",
            "owner", "product", "team", "is_headline",
        ]  # fmt: skip

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["definition"]
        near = people_seen_by(person).filter(is_active=True)
        offer(
            self,
            "owner",
            Person.objects.filter(Q(pk__in=near.values("pk")) | Q(pk=self.instance.owner_id)),
        )
        offer(self, "team", visible_teams(person))
        live = Product.objects.filter(archived_at=None)
        offer(self, "product", seen_by(person, WRITE, live, product="pk"))
        self.fields["product"].required = not company_wide(person, WRITE)
        self.fields["product"].empty_label = _("The whole company")  # type: ignore[attr-defined]
        self.keep_unseen()


def offer(form: forms.BaseForm, name: str, rows: Any) -> None:
    """Names in the control are what people wrote, not our words."""
    field: Any = form.fields[name]
    field.queryset = rows
    field.widget.attrs["data-user"] = ""


class ValueForm(forms.ModelForm[TypedValue]):
    class Meta:
        model = TypedValue
        fields = ["on", "value", "note"]
        widgets = {"on": Day}
        help_texts = {
            "on": _("It stands for the whole period that holds this day, over the file’s value.")
        }

    def validate_unique(self) -> None:
        """Typed again, the later value stands: see `actions.type_value`."""


class TargetForm(forms.ModelForm[Target]):
    class Meta:
        model = Target
        fields = ["on", "value"]
        widgets = {"on": Day}
        help_texts = {"on": _("A target already set for that day is replaced.")}

    def validate_unique(self) -> None:
        """Set again, it is changed: see `actions.set_target`."""


class DefinitionForm(forms.ModelForm[Definition]):
    class Meta:
        model = Definition
        fields = ["since", "text"]
        widgets = {"since": Day, "text": forms.Textarea(attrs={"rows": 4, "data-user": ""})}
        help_texts = {"since": _("Earlier values keep the definition of their time.")}


class TermForm(forms.ModelForm[MeasureLink]):
    operation = forms.ChoiceField(label=_("Operation"), choices=MeasureLink.Operation.choices)

    class Meta:
        model = MeasureLink
        fields = ["operation", "child"]
        labels = {"child": _("Measure")}

    def __init__(self, *args: Any, person: Person, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "child", visible(person).exclude(pk=measure.pk))
