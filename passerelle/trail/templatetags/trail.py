"""`{% load trail %}{% history objective %}` at the foot of a page."""

from __future__ import annotations

from typing import Any

from django import template
from django.db import models

from passerelle.trail.actions import kind_of
from passerelle.ui import navigation

register = template.Library()


@register.inclusion_tag("trail/parts/history.html", takes_context=True)
def history(context: template.Context, obj: models.Model) -> dict[str, Any]:
    """What happened to an object, read when opened: it costs the page no query."""
    request = context["request"]
    shown = navigation.may(request, "trail.read")
    return {"kind": kind_of(obj), "pk": obj.pk, "is_shown": shown}
