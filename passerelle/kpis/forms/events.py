"""Dated events as people write them down: from a measure, or in the calendar of the company."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from passerelle.kpis.forms.hung import WRITE, offer
from passerelle.kpis.models import DatedEvent, Measure
from passerelle.kpis.segments import SegmentError, read_segment
from passerelle.people.forms.unseen import KeepsUnseen
from passerelle.people.may import company_wide, seen_by
from passerelle.people.models import Person, Product
from passerelle.ui.day import Day

FACTS = ["on", "end", "label", "kind"]
DAYS = {"on": Day, "end": Day}


class Segment(forms.CharField):
    """“country=FR, plan=Pro” as a mapping; empty concerns all of them."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"data-user": ""}))
        super().__init__(
            label=_("Only for the segment"),
            required=False,
            help_text=_("Written as country=FR, plan=Pro; empty where it concerns all of them."),
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return ", ".join(f"{name}={one}" for name, one in value.items())
        return value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, dict):
            return value
        try:
            return read_segment(value or "")
        except SegmentError as bad:
            raise forms.ValidationError(
                _("“%(part)s” does not name a dimension and its value: write it as country=FR."),
                params={"part": bad.part},
            ) from bad


def unknown_dimension(measure: Measure, where: dict[str, str]) -> str:
    """What is wrong with a segment that this measure is not broken down by; empty when nothing is."""
    for name in where:
        if name not in measure.dimensions:
            known = ", ".join(measure.dimensions)
            if not known:
                return _now("This measure has no dimension: leave the segment empty.")
            return _now("This measure is not broken down by “%(name)s”; it is by: %(known)s.") % {
                "name": name,
                "known": known,
            }
    return ""


class _Dated(KeepsUnseen):
    where = Segment()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        on, end = data.get("on"), data.get("end")
        if on and end and end < on:
            self.add_error(
                "end", _("It ends before it starts: choose a day on or after the first.")
            )
        return data

    def check_segment(self, measure: Measure | None, data: dict[str, Any]) -> None:
        wrong = unknown_dimension(measure, data.get("where") or {}) if measure else ""
        if wrong:
            self.add_error("where", wrong)


class EventForm(_Dated):
    """From the page of a measure: on it, or on every measure of its product."""

    for_product = forms.BooleanField(
        label=_("On every measure of its product"), required=False, initial=False
    )

    class Meta:
        model = DatedEvent
        fields = [*FACTS, "where", "note"]
        widgets = {**DAYS, "note": forms.Textarea(attrs={"rows": 2, "data-user": ""})}

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure
        if not measure.product_id:
            del self.fields["for_product"]
        self.keep_unseen()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.check_segment(None if data.get("for_product") else self.measure, data)
        return data


class HappeningForm(_Dated):
    """From the calendar: what it concerns is chosen, among what this person may write."""

    class Meta:
        model = DatedEvent
        fields = [*FACTS, "product", "measure", "where", "note"]
        widgets = {**DAYS, "note": forms.Textarea(attrs={"rows": 3, "data-user": ""})}
        help_texts = {"measure": _("Left empty, every measure of the product is concerned.")}

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        live = Product.objects.filter(archived_at=None)
        offer(self, "product", seen_by(person, WRITE, live, product="pk"))
        mine = seen_by(person, WRITE, Measure.objects.all())
        kept = Q(archived_at=None) | Q(pk=self.instance.measure_id)
        offer(self, "measure", mine.filter(kept))
        fields: Any = self.fields
        self.is_wide = company_wide(person, WRITE)
        fields["product"].empty_label = _("The whole company")
        fields["measure"].empty_label = _("Every measure")
        self.keep_unseen()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        measure, product = data.get("measure"), data.get("product")
        if measure is None and product is None and not self.is_wide:
            self.add_error("product", _("Choose one of your products, or one of its measures."))
        if measure is not None and product is not None and measure.product_id != product.pk:
            self.add_error("measure", _("This measure belongs to another product: change one."))
        self.check_segment(measure, data)
        return data
