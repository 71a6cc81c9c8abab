"""The first step: what the file holds, for which product, and the file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passerelle.connect.tables import unpack
from passerelle.kernel.errors import InputError
from passerelle.people.may import company_wide, seen_by
from passerelle.people.models import Person, Product
from passerelle.sources.models import Kind
from passerelle.sources.sentences import said


class StartForm(forms.Form):
    """Someone who works for some products only must say for which."""

    kind = forms.ChoiceField(label=_("What does it hold?"), choices=Kind, widget=forms.RadioSelect)
    product = forms.ModelChoiceField(
        label=_("For which product?"),
        queryset=Product.objects.none(),
        required=False,
        empty_label=_("The whole company"),
    )
    file = forms.FileField(
        label=_("File"), allow_empty_file=True
    )  # the next step reads its beginning, and says what is wrong there

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        products = Product.objects.filter(archived_at=None)
        field: Any = self.fields["product"]
        field.queryset = seen_by(person, "import.run", products, product="pk")
        if not company_wide(person, "import.run"):
            field.required, field.empty_label = True, None
        self.fields["file"].widget.attrs["class"] = "sr"
        field.widget.attrs["data-user"] = True

    def clean_file(self) -> Any:
        """A packed file that was cut on its way begins as a whole one does: it is read to its end at once."""
        given = self.cleaned_data["file"]
        try:
            unpack(given, file=given.name)
        except InputError as cut:
            raise forms.ValidationError(said(cut.problem).line) from cut
        return given
