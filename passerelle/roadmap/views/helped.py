"""Help to estimate on the form of an initiative: shown, and filled in on demand; nothing is written here."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import QueryDict

from passerelle.roadmap.estimates import Help, help_for
from passerelle.roadmap.fields import FIELDS
from passerelle.roadmap.forms.cells import written
from passerelle.roadmap.forms.initiative import InitiativeForm
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.views.asked import Asked
from passerelle.ui.language import lang

ASKED = (
    "theme", "team", "product", "sponsor", "start_on", "end_on", "late_on", "cost_low", "cost_mid", "cost_high",
)  # fmt: skip


def help_to_estimate(
    request: Asked, form: InitiativeForm, row: Initiative | None = None
) -> Help | None:
    """From what was typed once the form was sent, else from what the initiative holds."""
    if form.is_bound:
        return help_for(request.user, form.cleaned_data if form.is_valid() else _read(form))
    return help_for(request.user, {name: getattr(row, name) for name in ASKED} if row else {})


def _read(form: InitiativeForm) -> dict[str, Any]:
    """What could be read of a form that is not right yet."""
    return dict(getattr(form, "cleaned_data", {}))


def filled(request: Asked, row: Initiative | None = None) -> tuple[InitiativeForm, Help | None]:
    """The form as it was typed, with what the past makes of it in its place; and what was said of it."""
    known = {"instance": row} if row else {}
    typed = InitiativeForm(request.POST, person=request.user, **known)
    told = help_to_estimate(request, typed, row)
    data: QueryDict = request.POST.copy()
    for name, value in told.fills.items() if told else ():
        is_day = isinstance(value, dt.date)
        data[name] = value.isoformat() if is_day else written(FIELDS[name], [value], lang=lang())
    return InitiativeForm(data, person=request.user, **known), told
