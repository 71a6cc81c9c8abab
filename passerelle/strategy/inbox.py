"""What waits for a person here: a text to read, check-ins to make, reviews to hold."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.desk.inbox import Waiting
from passerelle.people.may import may
from passerelle.people.models import Person
from passerelle.strategy import queries, sentences
from passerelle.ui.addresses import address


def texts_to_read(person: Person) -> Iterator[Waiting]:
    """Each text in force that the person has not read."""
    for text in queries.unread(person):
        yield Waiting(
            kind="read",
            title=_("Read the new text: “%(title)s”") % {"title": text.title},
            detail=_("%(kind)s, version %(number)s.")
            % {"kind": text.get_kind_display(), "number": text.number},
            due=None,
            url=text.get_absolute_url(),
            since=text.at,
        )


def check_ins_due(person: Person) -> Iterator[Waiting]:
    """The key results of this person whose check-in is awaited today or was before."""
    today = timezone.localdate()
    for row in queries.awaited(person, today):
        yield Waiting(
            kind="check_in",
            title=_("Check in: %(title)s") % {"title": row.title},
            detail=sentences.due(row.due_on, today=today),
            due=row.due_on,
            url=address("strategy:check_in", row.pk),
        )


def reviews_due(person: Person) -> Iterator[Waiting]:
    """The entries of this person whose review is due today or is late."""
    today = timezone.localdate()
    rows = queries.live(person).filter(owner=person, review_on__lte=today).select_related(None)
    for entry in rows.only("kind", "number", "title", "review_on", "product_id"):
        if may(person, "register.write", entry):
            yield Waiting(
                kind="review",
                title=_("Review %(code)s: %(title)s") % {"code": entry.code, "title": entry.title},
                detail=sentences.review(entry.review_on, today=today),
                due=entry.review_on,
                url=entry.get_absolute_url(),
            )
