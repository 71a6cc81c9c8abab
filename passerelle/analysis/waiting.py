"""What the inbox asks of the owner of a measure that moved."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from passerelle.analysis.queries.movements import to_look_at
from passerelle.analysis.sentences import moved
from passerelle.desk.inbox import Waiting
from passerelle.people.models import Person


def look_at(person: Person) -> Iterator[Waiting]:
    """Look at it, until it was seen, or is over."""
    for row in to_look_at(person):
        asked = _("Look at it: %(said)s") % {"said": moved.said(row)}
        yield Waiting("look", asked, moved.size(row), None, row.get_absolute_url())
