"""A link for one audience: for whom, until when, how coarse its dates, which themes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passerelle.commitment.audiences.presets import allowed
from passerelle.commitment.models.audience import Audience
from passerelle.people.forms.link import ShareForm
from passerelle.roadmap.models import Theme
from passerelle.strategy.forms.choices import mark
from passerelle.ui.alphabetical import Alphabetical


class AudienceShareForm(ShareForm):
    grain = forms.ChoiceField(label=_("Dates"), required=False)
    themes = forms.ModelMultipleChoiceField(
        Theme.objects.none(),
        label=_("Themes told"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: all of them."),
    )

    def __init__(self, *args: Any, audience: Audience, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grains = [(one.value, one.label) for one in allowed(audience)]
        self.fields["grain"].choices = grains  # type: ignore[attr-defined]
        rows = Theme.objects.order_by(Alphabetical("name"))
        self.fields["themes"].queryset = rows  # type: ignore[attr-defined]
        mark(self)
