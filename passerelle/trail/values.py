"""Values of the trail as a person reads them: choices by their label, links by the name of what they point to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from passerelle.kernel import typography
from passerelle.trail.models import Event
from passerelle.ui.language import lang

LONGEST = 280
NOTHING = "—"
Names = dict[type[models.Model], dict[Any, str]]


class Change(NamedTuple):
    """One field of an event. `is_ours`: the values are our words (a choice, yes or no), not what was typed."""

    field: str
    before: str
    after: str
    is_ours: bool = False


def field_of(model: type[models.Model], name: str) -> models.Field[Any, Any] | None:
    """The field as it is today; None when the program has changed since."""
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, models.Field) else None


def pointed_at(events: Iterable[tuple[type[models.Model], Event]]) -> dict[Any, set[Any]]:
    """What the links in these events point to: model → ids."""
    wanted: dict[Any, set[Any]] = defaultdict(set)
    for model, event in events:
        for name, values in event.changes.items():
            field = field_of(model, name)
            if field is not None and field.related_model:
                wanted[field.related_model] |= {value for value in values if value is not None}
    return wanted


def change(model: type[models.Model], name: str, values: list[Any], names: Names) -> Change:
    """One changed field in words."""
    field = field_of(model, name)
    label = str(field.verbose_name) if field is not None else _relation(model, name)
    before, after = (readable(field, value, names) for value in values)
    ours = field is not None and bool(field.choices or isinstance(field, models.BooleanField))
    return Change(label[:1].upper() + label[1:], before, after, ours)


def _relation(model: type[models.Model], name: str) -> str:
    """What hangs on the object, named as its own model is; the bare name when the program has changed since."""
    try:
        related = model._meta.get_field(name).related_model
    except FieldDoesNotExist:
        return name
    return str(related._meta.verbose_name_plural) if isinstance(related, type) else name


def readable(field: models.Field[Any, Any] | None, value: Any, names: Names) -> str:
    """A stored value as text in the person's language; a dash for nothing."""
    if value is None or value == "" or value == []:
        return NOTHING
    if field is not None and field.related_model:
        known = names.get(field.related_model, {})
        return str(known.get(value, _("something deleted, or not for you")))
    if field is not None and field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, int | float):
        return typography.number(value, lang())
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return _text(field, str(value))


def _text(field: models.Field[Any, Any] | None, value: str) -> str:
    if isinstance(field, models.DateTimeField) and (moment := parse_datetime(value)):
        return when(moment)
    if isinstance(field, models.DateField) and (day := parse_date(value)):
        return typography.short_date(day, lang(), year=True)
    return value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"


def when(moment: dt.datetime) -> str:
    """A moment in the company's time zone, to the minute."""
    return whens()(moment)


def whens() -> Callable[[dt.datetime], str]:
    """The same for a list: the language, the time zone and this year are looked up once."""
    speech, zone = lang(), timezone.get_current_timezone()
    year = timezone.localdate().year

    def said(moment: dt.datetime) -> str:
        local = moment.astimezone(zone)
        day = typography.short_date(local.date(), speech, year=local.year != year)
        return f"{day}{typography.NBSP}{local:%H:%M}"

    return said
