"""Where it stands today, and the chances its owner gives it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passerelle.strategy.forms.choices import mark
from passerelle.strategy.models import CheckIn, KeyResult
from passerelle.ui.day import Day

TENTHS = [("", "—"), *((n, str(n)) for n in range(11))]


class CheckInForm(forms.ModelForm[CheckIn]):
    """Proposes the chances given last time, and nothing the first time: a default would be read as an opinion."""

    class Meta:
        model = CheckIn
        fields = ["on", "value", "confidence", "comment"]
        widgets = {"on": Day, "comment": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "confidence": _("Out of ten comparable key results, how many would reach their target?")
        }

    confidence = forms.TypedChoiceField(label=_("Chances in ten"), choices=TENTHS, coerce=int)

    def __init__(self, *args: Any, key_result: KeyResult, last: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark(self)
        self.fields["confidence"].help_text = self.Meta.help_texts["confidence"]
        if key_result.measure_id:
            del self.fields["value"]
        else:
            self.fields["value"].required = True
            self.fields["value"].help_text = last
            self.fields["value"].error_messages["required"] = _(
                "It follows no measure: give the value as it is today."
            )
