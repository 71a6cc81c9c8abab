"""How large an amount may be typed where an exercise is bound: sums of what is larger are no numbers any more."""

from __future__ import annotations

from django import forms
from django.core.validators import MaxValueValidator

from passerelle.arbitration.shapes import MOST


def bound(form: forms.BaseForm) -> None:
    """No amount of this form is over `MOST`, unless a field says less."""
    for field in form.fields.values():
        if isinstance(field, forms.FloatField):
            field.validators.append(MaxValueValidator(MOST))
