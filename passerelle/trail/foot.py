"""The history of an object at the foot of its page."""

from __future__ import annotations

from django.db import models
from django.http import HttpRequest
from django.template.loader import render_to_string

from passerelle.trail.actions import kind_of
from passerelle.trail.queries import READ
from passerelle.ui import navigation
from passerelle.ui.addresses import address


def at_the_foot(request: HttpRequest, obj: models.Model) -> str:
    """What happened to it, read when opened: it costs the page no query."""
    if not navigation.may(request, READ):
        return ""
    url = address("trail:history", kind_of(obj), obj.pk)
    return render_to_string("trail/parts/history.html", {"url": url})
