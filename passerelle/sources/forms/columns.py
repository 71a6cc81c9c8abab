"""The second step: which column is what, and how the file is written."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passerelle.kernel.errors import DomainError
from passerelle.kpis.models import DatedEvent, Measure
from passerelle.people.models import Person, Team
from passerelle.people.queries import company, visible_teams
from passerelle.sources.models import Kind
from passerelle.sources.options import zone_named
from passerelle.sources.preview import Preview
from passerelle.ui.language import lang

DAY = (
    ("", _("As the file itself says")),
    ("day", _("Day, then month (31/03/2026)")),
    ("month", _("Month, then day (03/31/2026)")),
)

UNMAPPED = _("No column of the file says it yet: choose the one that does, or add it to the file.")


class ColumnsForm(forms.Form):
    """One choice of column for each field that we know; what the file lacks stays empty."""

    order = forms.ChoiceField(label=_("Order of dates"), choices=DAY, required=False)

    def __init__(self, *args: Any, shown: Preview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = shown
        choices = [("", "—"), *((name, name) for name in dict.fromkeys(shown.columns))]
        for one in shown.fields:
            self.fields[f"map_{one.name}"] = forms.ChoiceField(
                label=one.header(lang()),
                choices=choices,
                required=one.required,
                error_messages={"required": UNMAPPED},
                initial=shown.mapping.get(one.name, ""),
            )

    @property
    def mapped(self) -> list[Any]:
        """The fields of the mapping, needed ones first."""
        found = [self[f"map_{one.name}"] for one in self.shown.fields]
        return sorted(found, key=lambda bound: not bound.field.required)

    @property
    def others(self) -> list[Any]:
        return [bound for bound in self if not bound.name.startswith(("map_", "name_"))]

    @property
    def named(self) -> list[Any]:
        """The names of the measures, which come first."""
        return [bound for bound in self if bound.name.startswith("name_")]

    @property
    def mapping(self) -> dict[str, str]:
        said = ((one.name, self.cleaned_data[f"map_{one.name}"]) for one in self.shown.fields)
        return {name: column for name, column in said if column}

    def options(self) -> dict[str, Any]:
        """What is kept with the import."""
        order = self.cleaned_data.get("order")
        found: dict[str, Any] = {"dayfirst": order == "day"} if order else {}
        return found | ({"mapping": self.mapping} if self.shown.fields else {})


class SheetForm(ColumnsForm):
    """A sheet kept by hand."""

    def options(self) -> dict[str, Any]:
        return super().options() | {"holds": self.shown.kind}


class ZonedForm(ColumnsForm):
    tz = forms.CharField(label=_("Time zone of dates that have none"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tz"].initial = company().timezone

    def clean_tz(self) -> str:
        name: str = self.cleaned_data["tz"].strip()
        try:
            zone_named(name)
        except DomainError as error:
            raise forms.ValidationError(f"{error.message} {error.hint}") from error
        return name

    def options(self) -> dict[str, Any]:
        return super().options() | {"tz": self.cleaned_data["tz"]}


class EventsForm(ZonedForm):
    """Dated events, from a sheet or a calendar: the kind of those that name none."""

    as_kind = forms.ChoiceField(
        label=_("Kind of the events that name none"),
        choices=[("", _("Leave them out")), *DatedEvent.Kind.choices],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.shown.fields:  # a calendar writes its days in one way only
            del self.fields["order"]

    def options(self) -> dict[str, Any]:
        kind = self.cleaned_data["as_kind"]
        return super().options() | {"holds": "events"} | ({"as_kind": kind} if kind else {})


class TrackerForm(ZonedForm):
    """Work items: the team they belong to, among those that the person sees."""

    team = forms.ModelChoiceField(
        label=_("Team of every item"),
        queryset=Team.objects.none(),
        required=False,
        empty_label=_("As its component says, else one team for each project"),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["team"]
        offered.queryset = visible_teams(person)

    def options(self) -> dict[str, Any]:
        team = self.cleaned_data["team"]
        return super().options() | ({"team": team.name} if team else {})


class MeasureForm(ZonedForm):
    """Values: the column of dates, the columns of values with the name of their measure, the dimensions."""

    time = forms.ChoiceField(label=_("Column of dates"))
    by = forms.MultipleChoiceField(
        label=_("Parted by"), required=False, widget=forms.CheckboxSelectMultiple
    )
    denominator = forms.ChoiceField(label=_("Divided by"), required=False)
    formula = forms.ChoiceField(
        label=_("A period’s value is"), choices=Measure.Formula, required=False
    )
    unit = forms.CharField(label=_("Unit"), max_length=20, required=False)

    def __init__(self, *args: Any, shown: Preview, name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, shown=shown, **kwargs)
        plan = shown.plan
        if plan is None:
            raise ValueError("a measure is previewed with its plan")
        every = [(column, column) for column in shown.columns]
        fields: Any = self.fields
        fields["time"].choices, fields["time"].initial = every, plan.time
        fields["by"].choices, fields["by"].initial = every, list(plan.dimensions)
        fields["denominator"].choices = [("", "—"), *every]
        alone = len(plan.values) == 1
        for index, column in enumerate(plan.values):
            fields[f"name_{index}"] = forms.CharField(
                label=_("Name of the measure in the column “%(column)s”") % {"column": column},
                max_length=120,
                required=False,
                initial=name if alone else column,
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.series(data):
            raise forms.ValidationError(_("Give a name to at least one measure."))
        if data.get("time") in data.get("by", []):
            self.add_error("by", _("The column of dates cannot also part the values."))
        return data

    def series(self, data: dict[str, Any]) -> list[dict[str, str]]:
        columns = self.shown.plan.values if self.shown.plan else ()
        named = (
            (column, (data.get(f"name_{i}") or "").strip()) for i, column in enumerate(columns)
        )
        denominator = data.get("denominator")
        return [{"column": c, "name": n} for c, n in named if n and c != denominator]

    def options(self) -> dict[str, Any]:
        data = self.cleaned_data
        kept = {
            name: data[name] for name in ("time", "denominator", "formula", "unit") if data[name]
        }
        by = [column for column in data["by"] if column != data["denominator"]]
        return super().options() | kept | {"by": by, "series": self.series(data)}


FORMS: dict[str, type[ColumnsForm]] = {
    Kind.TRACKER: TrackerForm,
    Kind.MEASURE: MeasureForm,
    Kind.INITIATIVES: SheetForm,
    Kind.OBJECTIVES: SheetForm,
    Kind.PEOPLE: SheetForm,
    Kind.EVENTS: EventsForm,
}
