"""How a measure is watched."""

from __future__ import annotations

from django import forms

from passerelle.analysis.models import Watch


class WatchForm(forms.ModelForm[Watch]):
    class Meta:
        model = Watch
        fields = ("is_watched", "side", "share", "told", "cadence")
