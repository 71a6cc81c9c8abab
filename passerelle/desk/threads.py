"""Where a thread of comments may stand: on things, never on people."""

from __future__ import annotations

from django.db import models
from django.http import HttpRequest
from django.template.loader import render_to_string

from passerelle.desk.models import Comment, SavedView
from passerelle.people.models import Company, Person
from passerelle.trail.actions import kind_of
from passerelle.ui.addresses import address

WITHOUT = (Person, Company, Comment, SavedView)
"""What is said of someone is said to them; what is one's own is said to nobody."""


def has_thread(obj: models.Model) -> bool:
    """Whether the object may be commented."""
    return not isinstance(obj, WITHOUT)


def at_the_foot(request: HttpRequest, obj: models.Model) -> str:
    """The thread of an object, read when it comes into view: it costs the page no query."""
    if not has_thread(obj):
        return ""
    url = address("desk:comments", kind_of(obj), obj.pk)
    return render_to_string("desk/parts/comments.html", {"url": url})
