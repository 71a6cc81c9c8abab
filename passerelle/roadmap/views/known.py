"""How do we know? Where a figure of an initiative comes from: people's own estimates, dated and signed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from passerelle.kernel.typography import number, quantity, short_date
from passerelle.people.models import Person
from passerelle.roadmap.fields import FIELDS, Field
from passerelle.roadmap.forms.shown import shown
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.views.asked import Asked
from passerelle.roadmap.views.initiative import found
from passerelle.trail.actions import kind_of
from passerelle.trail.models import Event
from passerelle.ui.know import Know, answer
from passerelle.ui.language import lang

DATES = ("end_on", "promised_on", "delivered_on")
OPEN = ("value", "cost", "effect", "confidence", *DATES)


@require_GET
def known(request: Asked, number: int, field: str) -> HttpResponse:
    """The facts behind one figure; without a figure, what it would take."""
    row = found(request, number)
    if field not in OPEN:
        raise Http404(field)
    return answer(request, facts_of(row, FIELDS[field]))


def facts_of(row: Initiative, field: Field) -> Know:
    figure = shown(field, row, lang=lang())
    if not figure:
        return Know(
            figure="",
            refusal=_("No figure: nobody has given one for this initiative."),
            needs=(_("an estimate, typed on the page of the initiative"),),
        )
    event = _last(row, field)
    return Know(
        figure=figure,
        formula=_formula(row, field),
        sources=_source(event),
        date=short_date(timezone.localdate(event.at), lang(), year=True) if event else "",
        interval=_points(row, field),
        change=_("Another estimate: it replaces this one, which stays in the history."),
        links=((_("The initiative"), row.get_absolute_url()),),
    )


def _formula(row: Initiative, field: Field) -> str:
    if field.key == "value":
        return ngettext(
            "Estimated by people, over %(count)d month; nothing computes it.",
            "Estimated by people, over %(count)d months; nothing computes it.",
            row.value_months,
        ) % {"count": row.value_months}
    if field.key == "confidence":
        return _("Said by people, in chances out of a hundred; nothing computes it.")
    if field.key in DATES:
        return _("Dates set by people; nothing computes them.")
    return _("Estimated by people; nothing computes it.")


def _points(row: Initiative, field: Field) -> str:
    if field.key == "end_on" and row.late_on:
        late = short_date(row.late_on, lang(), year=True)
        return _("Latest likely end: %(date)s.") % {"date": late}
    points: Any = getattr(row, field.key) if field.kind == "range" else None
    if points is None:
        return ""
    unit = getattr(row, f"{field.key}_unit", "")
    return _("Eight chances in ten between %(low)s and %(high)s, most likely %(mid)s.") % {
        "low": number(points.low, lang()),
        "mid": number(points.mid, lang()),
        "high": quantity(points.high, unit, lang()),
    }


def _last(row: Initiative, field: Field) -> Event | None:
    """The event that gave the figure: the last one to change it, else the creation."""
    events = Event.objects.filter(object_type=kind_of(row), object_id=row.pk).order_by("-id")
    one: Event
    for one in events:
        if one.verb == "created" or set(field.attrs) & set(one.changes):
            return one
    return None


def _source(event: Event | None) -> str:
    who = Person.objects.filter(pk=event.actor_id).first() if event else None
    if who is None:
        return _("The trail does not say who gave it.")
    return _("Given by %(who)s.") % {"who": who}
