"""A scenario as people write it down."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passerelle.arbitration.forms.bounds import bound
from passerelle.arbitration.models import CapacityChange, Scenario
from passerelle.people.models import Team
from passerelle.strategy.forms.choices import mark


class ScenarioForm(forms.ModelForm[Scenario]):
    class Meta:
        model = Scenario
        fields = [
            "name", "story", "objective", "cash", "amount", "foundations", "seconds", "seed",
        ]  # fmt: skip
        help_texts = {
            "objective": _(
                "The surest value counts the chance of each initiative twice; foundations first, the value of"
                " debt, compliance and run."
            ),
            "cash": _("100: as much as the frame has; nothing changes where it sets no limit."),
            "amount": _("Takes the place of the money of the frame."),
            "foundations": _("Debt, compliance and run. Empty: what the frame says."),
            "seed": _("The same seed starts the same search."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bound(self)
        mark(self)


class StaffForm(forms.ModelForm[CapacityChange]):
    """People more or less; 0 takes a change back."""

    class Meta:
        model = CapacityChange
        fields = ["team", "trade", "people"]

    def __init__(self, *args: Any, teams: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark(self)
        self.fields["team"].queryset = Team.objects.filter(pk__in=teams)  # type: ignore[attr-defined]

    def validate_constraints(self) -> None:
        """Said again, it replaces what was said."""
