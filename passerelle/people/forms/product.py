"""Products, and roles that hold on one of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passerelle.people.forms import holds_user_words
from passerelle.people.models import Person, Product, Role
from passerelle.people.queries import active_people

PRODUCT_ROLES = [(role.value, role.label) for role in Role if role != Role.OWNER]


class ProductForm(forms.ModelForm[Product]):
    class Meta:
        model = Product
        fields = ("name", "stage", "description")
        widgets = {"description": forms.Textarea(attrs={"rows": 4, "data-user": True})}
        error_messages = {"name": {"unique": _("There is already a product with this name.")}}


class RoleForm(forms.Form):
    """A person and a role on the product at hand."""

    person: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        Person.objects.none(), label=_("Person"), empty_label=_("Choose someone")
    )
    role = forms.ChoiceField(label=_("Role on this product"), choices=PRODUCT_ROLES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holds_user_words(self, "person")
        self.fields["person"].queryset = active_people()  # type: ignore[attr-defined]
