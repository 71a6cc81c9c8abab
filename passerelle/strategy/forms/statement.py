"""A new version of the vision or of the strategy."""

from __future__ import annotations

from django import forms

from passerelle.strategy.models import Statement

LONGEST = 40_000


class StatementForm(forms.ModelForm[Statement]):
    class Meta:
        model = Statement
        fields = ["title", "body", "note"]

    body = forms.CharField(
        label=Statement._meta.get_field("body").verbose_name,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 18, "data-user": ""}),
    )
