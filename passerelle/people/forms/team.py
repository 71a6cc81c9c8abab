"""Teams, who is in them, who owns what they build. Choices are limited to what one may change."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from passerelle.people.forms import holds_user_words
from passerelle.people.may import grants_of
from passerelle.people.models import Membership, Ownership, Person, Product, Team, Trade
from passerelle.people.queries import people_seen_by, product_choices
from passerelle.ui.day import Day

CAPABILITY = "people.write"


class TeamForm(forms.ModelForm[Team]):
    class Meta:
        model = Team
        fields = ("name", "product", "mission")
        widgets = {"mission": forms.Textarea(attrs={"rows": 3, "data-user": True})}
        error_messages = {"name": {"unique": _("There is already a team with this name.")}}

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holds_user_words(self, "product")
        field = self.fields["product"]
        assert isinstance(field, forms.ModelChoiceField)
        field.empty_label = _("None: it serves the whole company")
        field.queryset = product_choices(person, CAPABILITY)
        if self.instance.product_id:
            field.queryset |= Product.objects.filter(pk=self.instance.product_id)
        field.required = not grants_of(person).company_wide(CAPABILITY)


class DatedForm(forms.Form):
    """A person, from a day to another, the second one optional."""

    person: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        Person.objects.none(), label=_("Person"), empty_label=_("Choose someone")
    )
    start = forms.DateField(label=_("First day"), widget=Day, initial=timezone.localdate)
    end = forms.DateField(
        label=_("Last day"),
        widget=Day,
        required=False,
        help_text=_("Included. Empty as long as it goes on."),
    )

    def __init__(
        self, *args: Any, by: Person, row: Membership | Ownership | None = None, **kwargs: Any
    ) -> None:
        if row is not None:
            kwargs["initial"] = {name: getattr(row, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        if row is not None:
            del self.fields["person"]
            return
        holds_user_words(self, "person")
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = people_seen_by(by, CAPABILITY).filter(is_active=True)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        start, end = given.get("start"), given.get("end")
        if start and end and end < start:
            self.add_error("end", _("This day comes before the first one."))
        return given


class MemberForm(DatedForm):
    trade = forms.ChoiceField(label=_("Trade"), choices=Trade, initial=Trade.ENGINEER)
    allocation = forms.IntegerField(
        label=_("Share of working time, in %"), min_value=0, max_value=100, initial=100
    )
    field_order = ("person", "trade", "allocation", "start", "end")


class OwnerForm(DatedForm):
    """Who is the team's product owner, and when."""
