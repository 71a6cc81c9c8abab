"""Which columns of a table make a measure, and how often it is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from passerelle.kpis.models import Measure
from passerelle.people.models import Product
from passerelle.sources.models import Connection, Feed

FORMULAS = ("sum", "count", "ratio", "last")
CADENCES = ("day", "week", "month", "quarter")
MEASURE = ("name", "formula", "unit", "direction", "cadence", "product")
FEED = ("time", "value", "total", "dimensions", "hour")


def _columns(columns: Mapping[str, str], *sorts: str) -> list[tuple[str, str]]:
    return [(name, name) for name, sort in columns.items() if sort in sorts]


class FeedForm(forms.Form):
    """Offers the columns that were seen when the connection was tested, each where it can serve."""

    name = forms.CharField(label=_("Name of the measure"), max_length=120)
    time = forms.ChoiceField(label=_("Column of dates"))
    formula = forms.ChoiceField(
        label=_("A period’s value is"),
        choices=[one for one in Measure.Formula.choices if one[0] in FORMULAS],
    )
    value = forms.ChoiceField(
        label=_("Column of values"), required=False, help_text=_("Not needed to count rows.")
    )
    total = forms.ChoiceField(label=_("Divided by"), required=False)
    dimensions = forms.MultipleChoiceField(
        label=_("Parted by"), required=False, widget=forms.CheckboxSelectMultiple
    )
    unit = forms.CharField(label=_("Unit"), max_length=20, required=False)
    direction = forms.ChoiceField(label=_("Direction"), choices=Measure.Direction)
    cadence = forms.ChoiceField(
        label=_("Cadence"), choices=[one for one in Measure.Cadence.choices if one[0] in CADENCES]
    )
    hour = forms.IntegerField(
        label=_("Read from this hour on (UTC)"), min_value=0, max_value=23, initial=6
    )
    product = forms.ModelChoiceField(
        label=_("Product"),
        queryset=Product.objects.filter(archived_at=None),
        required=False,
        empty_label=_("The whole company"),
    )

    def __init__(self, *args: Any, connection: Connection, table: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.connection, self.table = connection, table
        columns = (connection.seen or {}).get("tables", {}).get(table, {})
        fields: Any = self.fields
        fields["time"].choices = _columns(columns, "time")
        fields["value"].choices = [("", "—"), *_columns(columns, "number")]
        fields["total"].choices = [("", "—"), *_columns(columns, "number")]
        fields["dimensions"].choices = [
            (name, format_html("<span data-user>{}</span>", label))
            for name, label in _columns(columns, "other", "number")
        ]
        for name in ("time", "value", "total", "product"):
            fields[name].widget.attrs["data-user"] = True

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        if Measure.objects.filter(name__iexact=name).exists():
            raise forms.ValidationError(_("Another measure bears this name."))
        return name

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        formula = data.get("formula")
        if formula in {"sum", "ratio", "last"} and not data.get("value"):
            self.add_error("value", _("Choose the column whose values are taken."))
        if formula == "ratio" and not data.get("total"):
            self.add_error("total", _("A ratio needs what it is divided by."))
        if formula == "count":
            data["value"] = ""
        if formula != "ratio":
            data["total"] = ""
        return data

    def asked(self) -> dict[str, Any]:
        """What the trial asks of the table."""
        names = ("time", "value", "total", "dimensions", "formula")
        return {"table": self.table} | {name: self.cleaned_data[name] for name in names}

    def feed(self) -> Feed:
        """The feed, not saved yet."""
        facts = {name: self.cleaned_data[name] for name in FEED}
        return Feed(connection=self.connection, table=self.table, **facts)

    def measure(self) -> dict[str, Any]:
        """The fields of the measure that it makes."""
        return {name: self.cleaned_data[name] for name in MEASURE}
