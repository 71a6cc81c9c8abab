"""What one looks for in the trail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from passerelle.trail import subjects
from passerelle.trail.models import Event
from passerelle.ui.alphabetical import plain
from passerelle.ui.day import Day


class Filter(forms.Form):
    """All optional; the address is the state."""

    who = forms.CharField(
        required=False,
        label=_("Who"),
        max_length=150,
        widget=forms.TextInput(
            {"placeholder": _("Anybody"), "list": "actors", "autocomplete": "off"}
        ),
    )
    what = forms.ChoiceField(required=False, label=_("On what"))
    since = forms.DateField(required=False, label=_("From"), widget=Day)
    until = forms.DateField(
        required=False,
        label=_("Up to"),
        widget=Day,
    )

    def __init__(self, *args: Any, actors: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "chip"
        self.actors = actors
        kinds = [
            (str(subject.model._meta.verbose_name), kind)
            for kind, subject in subjects.all_subjects().items()
        ]
        kinds.sort(key=lambda pair: plain(pair[0]))
        choices = [("", _("Anything")), *((kind, name) for name, kind in kinds)]
        self.fields["what"].choices = choices  # type: ignore[attr-defined]

    def _called(self, name: str) -> QuerySet[Any]:
        """The people who bear this name; where nobody does, those whose name holds it."""
        called = Q(name__iexact=name)
        alone = self.actors.filter(called).order_by()
        return (
            self.actors.filter(called | Q(name__icontains=name) & ~Exists(alone))
            .order_by()
            .values("pk")
        )

    def narrow(self, rows: QuerySet[Event]) -> QuerySet[Event]:
        """The events asked for."""
        if not self.is_valid():
            return rows
        asked = self.cleaned_data
        if asked["who"]:
            rows = rows.filter(actor_id__in=self._called(asked["who"]))
        if asked["what"]:
            rows = rows.filter(object_type=asked["what"])
        if asked["since"]:
            rows = rows.filter(at__date__gte=asked["since"])
        if asked["until"]:
            rows = rows.filter(at__date__lte=asked["until"])
        return rows
