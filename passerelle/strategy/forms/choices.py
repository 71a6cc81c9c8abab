"""What a person may choose in the forms: live rows, among what they may see."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from passerelle.people.may import grants_of
from passerelle.people.models import Person
from passerelle.people.queries import people_seen_by, product_choices


def people(person: Person, also: int | None = None) -> QuerySet[Person]:
    """Active people whom the person may see, and the one already chosen even if they left."""
    seen = people_seen_by(person).filter(is_active=True)
    return Person.objects.filter(Q(pk__in=seen.values("pk")) | Q(pk=also))


def narrow(form: forms.ModelForm[Any], person: Person, capability: str) -> None:
    """Products the person may write on; without a company-wide role a product must be chosen."""
    field = form.fields["product"]
    field.queryset = product_choices(person, capability)  # type: ignore[attr-defined]
    field.empty_label = _("The whole company")  # type: ignore[attr-defined]
    if not grants_of(person).company_wide(capability):
        field.required = True


def mark(form: forms.BaseForm) -> None:
    """Names and texts inside the controls are what people wrote, not our words."""
    for field in form.fields.values():
        if isinstance(field, forms.ModelChoiceField) or isinstance(field.widget, forms.Textarea):
            field.widget.attrs["data-user"] = ""
