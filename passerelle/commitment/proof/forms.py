"""What the owner of an initiative says of its promise: controls, what it took, why it was missed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passerelle.arbitration.forms.bounds import bound
from passerelle.commitment.models import Cause, Spent
from passerelle.kpis.models import Measure
from passerelle.strategy.forms.choices import mark
from passerelle.ui.day import Day
from passerelle.ui.long_select import lengthen


class ControlForm(forms.Form):
    """`choices` are measures that the person sees."""

    measure = forms.ModelChoiceField(Measure.objects.none(), label=_("Control measure"))

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lengthen(self.fields["measure"], choices, "name")
        mark(self)


class SpentForm(forms.ModelForm[Spent]):
    class Meta:
        model = Spent
        fields = ["on", "weeks", "money"]
        widgets = {"on": Day}

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": today}, **kwargs)
        bound(self)


class CauseForm(forms.ModelForm[Cause]):
    class Meta:
        model = Cause
        fields = ["kind", "words"]
        widgets = {"words": forms.Textarea(attrs={"rows": 3, "data-user": ""})}
