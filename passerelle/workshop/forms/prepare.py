"""A workshop and its participants, as the facilitator writes them down."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passerelle.arbitration.forms.bounds import bound
from passerelle.people.models import Person
from passerelle.strategy.forms.choices import mark, people
from passerelle.workshop.models import Workshop

WRITTEN = re.compile(
    r"^(?P<name>[^<>,;@]+?)\s*(?:[,;<\t]\s*|\s)<?(?P<email>[^<>,;\s]+@[^<>,;\s]+)>?$"
)

LONGEST = 400  # letters of a name and an address


class WorkshopForm(forms.ModelForm[Workshop]):
    class Meta:
        model = Workshop
        fields = ["name", "rule", "budget"]
        help_texts = {
            "rule": gettext_lazy(
                "Chosen now: once the first round is open it can no longer change."
            ),
            "budget": gettext_lazy(
                "What the rule may spend; the page of the frame says what there is."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bound(self)


class Guest(NamedTuple):
    name: str
    email: str


class InviteForm(forms.Form):
    """People of the company, and others by name and address, all on one side."""

    people = forms.ModelMultipleChoiceField(
        label=gettext_lazy("People of the company"), queryset=Person.objects.none(), required=False
    )
    others = forms.CharField(
        label=gettext_lazy("Others, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-user": ""}),
        help_text=gettext_lazy(
            "Name, or name and address: Ada, ada@company.example. They need no account."
        ),
    )
    bloc = forms.CharField(
        label=gettext_lazy("Side"),
        required=False,
        max_length=60,
        help_text=gettext_lazy(
            "From where they look: sales, product… Divergences between sides of five or more are drawn."
        ),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people(person)  # type: ignore[attr-defined]
        mark(self)

    def clean_others(self) -> list[Guest]:
        """One line each; the line that cannot be read is named."""
        found = []
        for number, line in enumerate(self.cleaned_data["others"].splitlines(), start=1):
            text = " ".join(line.split())  # the pattern tries every way to cut a run of blanks
            if not text:
                continue
            written = WRITTEN.match(text) if len(text) <= LONGEST else None
            guest = Guest(**written.groupdict()) if written else Guest(text, "")
            _check(guest, number)
            found.append(guest)
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not data.get("people") and not data.get("others"):
            raise ValidationError(_("Choose or type somebody to invite."))
        return data


def _check(guest: Guest, number: int) -> None:
    said = {"number": number, "text": f"{guest.name} {guest.email}".strip()[:LONGEST]}
    if "@" in guest.name or "<" in guest.name or len(guest.name) > 120:
        raise ValidationError(
            _("Line %(number)d, “%(text)s”: write a name and an address, or a name alone.") % said
        )
    if guest.email:
        try:
            validate_email(guest.email)
        except ValidationError as error:
            raise ValidationError(
                _("Line %(number)d, “%(text)s”: this is not an address.") % said
            ) from error
