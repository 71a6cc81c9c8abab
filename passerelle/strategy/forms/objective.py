"""Objectives and key results as people write them down."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passerelle.kpis.models import Measure
from passerelle.kpis.queries import value_at
from passerelle.people.forms.unseen import KeepsUnseen
from passerelle.people.may import seen_by
from passerelle.people.models import Person
from passerelle.people.queries import visible_teams
from passerelle.strategy import queries
from passerelle.strategy.forms.choices import mark, narrow, people
from passerelle.strategy.models import KeyResult, Objective
from passerelle.ui.day import Day


class ObjectiveForm(KeepsUnseen):
    class Meta:
        model = Objective
        fields = [
            "title", "description", "horizon", "start", "end", "product", "parent", "owner",
        ]  # fmt: skip
        widgets = {"start": Day, "end": Day, "description": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark(self)
        narrow(self, person, "objective.write")
        above = queries.objectives(person).exclude(pk=self.instance.pk)
        self.fields["parent"].queryset = above  # type: ignore[attr-defined]
        self.fields["owner"].queryset = people(person, self.instance.owner_id)  # type: ignore[attr-defined]
        self.keep_unseen()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        start, end = data.get("start"), data.get("end")
        if start and end and end < start:
            self.add_error(
                "end", _("It ends before it starts: choose a day on or after the first.")
            )
        return data


class KeyResultForm(KeepsUnseen):
    class Meta:
        model = KeyResult
        fields = [
            "title", "measure", "unit", "start_value", "target_value", "start_on", "target_on",
            "cadence_days", "owner", "team",
        ]  # fmt: skip
        widgets = {"start_on": Day, "target_on": Day}
        help_texts = {
            "start_value": _("Left empty, it is read from the measure on the first day."),
            "measure": _("Its value is then read from the measure; otherwise check-ins give it."),
            "cadence_days": _("After so many days its owner is asked again."),
        }

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark(self)
        self.fields["start_value"].required = False
        measures = seen_by(person, "measure.read", Measure.objects.filter(archived_at=None))
        self.fields["measure"].queryset = measures  # type: ignore[attr-defined]
        self.fields["owner"].queryset = people(person, self.instance.owner_id)  # type: ignore[attr-defined]
        self.fields["team"].queryset = visible_teams(person)  # type: ignore[attr-defined]
        self.keep_unseen()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        start_on, target_on = data.get("start_on"), data.get("target_on")
        if start_on and target_on and target_on <= start_on:
            self.add_error("target_on", _("It must be due after the day it starts."))
        start, target = self._start(data), data.get("target_value")
        if start is not None and start == target:
            self.add_error(
                "target_value", _("The target equals the start: a key result must go somewhere.")
            )
        return data

    def _start(self, data: dict[str, Any]) -> float | None:
        """The start as typed, else as the measure had it on the first day."""
        if data.get("start_value") is None and "start_value" not in self.errors:
            measure, day = data.get("measure"), data.get("start_on")
            point = value_at(measure, day) if measure and day else None
            if point is None:
                self.add_error("start_value", _("Nothing gives the start value: type it."))
            else:
                data["start_value"] = point.value
        return data.get("start_value")
