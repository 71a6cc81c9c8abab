"""An arbitration as people write it down."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from passerelle.arbitration.forms.bounds import bound
from passerelle.arbitration.models import Arbitration
from passerelle.kernel.periods import Quarter
from passerelle.people.forms.unseen import KeepsUnseen
from passerelle.people.models import Person
from passerelle.people.queries import company
from passerelle.roadmap.titles import quarter_name
from passerelle.strategy.forms.choices import mark, narrow
from passerelle.ui.day import Day

AHEAD = 8  # quarters among which the first is chosen


class ArbitrationForm(KeepsUnseen):
    class Meta:
        model = Arbitration
        fields = [
            "name", "product", "first", "quarters", "due_on", "kept", "discount",
            "value_months", "week_price",
        ]  # fmt: skip
        widgets = {"due_on": Day}
        help_texts = {
            "product": _("Empty: the whole company."),
            "kept": _("What every team keeps for what is never on a roadmap."),
            "discount": _("What a year of waiting takes from a value."),
            "value_months": _(
                "A value said over another length is brought to this one, in proportion. Empty: 12."
            ),
            "week_price": _("Turns effort into money where an initiative says no cost in money."),
        }

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bound(self)
        mark(self)
        narrow(self, person, "arbitration.write")
        self.fields["first"] = forms.ChoiceField(
            label=capfirst(_("first quarter")), choices=quarter_choices(self.instance.first)
        )
        self.fields["value_months"].required = False
        self.keep_unseen()

    def clean_value_months(self) -> int:
        months: int | None = self.cleaned_data["value_months"]
        return months or 12


def quarter_choices(known: str) -> list[tuple[str, str]]:
    """The present quarter, the following ones, and the one already chosen."""
    first_month = company().fiscal_month
    now = Quarter.of(timezone.localdate(), first_month=first_month)
    rows = [now.shifted(step) for step in range(AHEAD)]
    if known and known not in map(str, rows):
        rows.insert(0, Quarter.parse(known, first_month=first_month))
    return [(str(one), quarter_name(one)) for one in rows]
