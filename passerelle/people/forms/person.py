"""People: what the directory says, what each sets for themselves, their account, their departure."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from passerelle.people.forms import holds_user_words
from passerelle.people.forms.product import PRODUCT_ROLES
from passerelle.people.models import Person, Product, Role
from passerelle.people.queries import active_people, product_choices
from passerelle.ui.day import Day

NO_ROLE = ("", _("None for the whole company"))
ROLES = [NO_ROLE, *Role.choices]
THEMES = [("", _("As the device")), ("light", _("Light")), ("dark", _("Dark"))]


class PersonForm(forms.ModelForm[Person]):
    """What the directory says of someone."""

    class Meta:
        model = Person
        fields = ("name", "title", "joined_on")
        widgets = {"joined_on": Day}


class NewPersonForm(PersonForm):
    class Meta(PersonForm.Meta):
        fields = ("name", "email", "title", "joined_on")  # type: ignore[assignment]
        error_messages = {"email": {"unique": _("Someone already has this address.")}}


class ProfileForm(forms.ModelForm[Person]):
    """What each sets for themselves."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), choices=THEMES, required=False)

    class Meta:
        model = Person
        fields = ("name", "title", "language", "theme")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            ("", _("The company’s")),
            *settings.LANGUAGES,
        ]


class AccountForm(forms.Form):
    """The address one signs in with, and the company role."""

    email = forms.EmailField(label=_("E-mail"), max_length=254)
    role = forms.ChoiceField(label=_("Role for the whole company"), choices=ROLES, required=False)


class InviteForm(forms.Form):
    """Whom to let in, and with which role: for the company, on one product, or both."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    role = forms.ChoiceField(label=_("Role for the whole company"), choices=ROLES, required=False)
    product: forms.ModelChoiceField[Product] = forms.ModelChoiceField(
        Product.objects.none(),
        label=_("Product"),
        required=False,
        empty_label=_("None"),
        help_text=_("Someone with a role on one product only sees nothing of the others."),
    )
    product_role = forms.ChoiceField(
        label=_("Role on this product"), choices=[("", "—"), *PRODUCT_ROLES], required=False
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holds_user_words(self, "product")
        field = self.fields["product"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = product_choices(by, "account.write")

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if Person.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("Someone already has this address."))
        return email

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("product")) != bool(given.get("product_role")):
            self.add_error("product_role", _("A product and a role on it go together."))
        elif not given.get("role") and not given.get("product"):
            self.add_error(
                "role", _("Choose a role for the company, or a product and a role on it.")
            )
        return given


class PasswordForm(forms.Form):
    """The first password, chosen behind an invitation."""

    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. A sentence is a good password."),
        strip=False,
    )
    again = forms.CharField(
        label=_("Password, again"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "password" in given and given.get("again") != given["password"]:
            self.add_error("again", _("The two passwords differ."))
        return given


class DepartureForm(forms.Form):
    """Who takes over what the person owns."""

    heir: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Hand over to"),
        required=False,
        empty_label=_("Choose someone"),
    )

    def __init__(self, *args: Any, person: Person, needed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holds_user_words(self, "heir")
        field = self.fields["heir"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = active_people().exclude(pk=person.pk)
        field.required = needed
